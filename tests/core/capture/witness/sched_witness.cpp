// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/capture/witness/sched_witness.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>

#include <linux/perf_event.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave::testing {

namespace {

constexpr std::size_t pageBytes = 4096;
constexpr std::size_t dataBytes = 8192 * pageBytes;

int openPoint(int id, int cpu)
{
    perf_event_attr attr{};
    attr.type = PERF_TYPE_TRACEPOINT;
    attr.size = sizeof attr;
    attr.config = static_cast<std::uint64_t>(id);
    attr.sample_period = 1;
    attr.sample_type = PERF_SAMPLE_TIME | PERF_SAMPLE_RAW;
    attr.use_clockid = 1;
    attr.clockid = CLOCK_MONOTONIC;
    return static_cast<int>(::syscall(SYS_perf_event_open, &attr, -1, cpu, -1, 0));
}

template <typename T>
T at(const unsigned char *bytes, std::size_t offset)
{
    T value;
    std::memcpy(&value, bytes + offset, sizeof value);
    return value;
}

} // namespace

SchedWitness::~SchedWitness()
{
    if (m_thread.joinable())
        stop();
    for (const Ring &ring : m_rings) {
        ::munmap(ring.memory, pageBytes + dataBytes);
        for (const int fd : {ring.newFd, ring.wakeFd, ring.fd})
            ::close(fd);
    }
}

SchedWitness::Point SchedWitness::readPoint(const std::string &name)
{
    Point point;
    for (const char *mount : {"/sys/kernel/tracing", "/sys/kernel/debug/tracing"}) {
        std::ifstream file(std::string(mount) + "/events/sched/" + name + "/format");
        for (std::string line; std::getline(file, line);) {
            char field[64] = "";
            Field found;
            if (std::sscanf(line.c_str(), "ID: %d", &point.id) == 1)
                continue;
            if (std::sscanf(line.c_str(), " field:%*s %63[^;[]; offset:%d; size:%d;", field, &found.offset, &found.size) != 3)
                continue;
            const std::string called = field;
            if (called == "prev_pid")
                point.prevPid = found;
            else if (called == "prev_state")
                point.prevState = found;
            else if (called == "next_pid")
                point.nextPid = found;
            else if (called == "pid")
                point.pid = found;
        }
        if (point.id != 0)
            break;
    }
    return point;
}

std::string SchedWitness::openRing(int cpu)
{
    Ring ring;
    ring.cpu = cpu;
    ring.fd = openPoint(m_switch.id, cpu);
    if (ring.fd < 0)
        return std::string("perf_event_open: ") + std::strerror(errno);
    ring.wakeFd = openPoint(m_wakeup.id, cpu);
    ring.newFd = openPoint(m_wakeupNew.id, cpu);
    ring.memory = ::mmap(nullptr, pageBytes + dataBytes, PROT_READ | PROT_WRITE, MAP_SHARED, ring.fd, 0);
    if (ring.memory == MAP_FAILED)
        return std::string("mmap: ") + std::strerror(errno);
    ::ioctl(ring.wakeFd, PERF_EVENT_IOC_SET_OUTPUT, ring.fd);
    ::ioctl(ring.newFd, PERF_EVENT_IOC_SET_OUTPUT, ring.fd);
    m_rings.push_back(ring);
    return {};
}

std::string SchedWitness::start()
{
    m_switch = readPoint("sched_switch");
    m_wakeup = readPoint("sched_wakeup");
    m_wakeupNew = readPoint("sched_wakeup_new");
    if (m_switch.id == 0 || m_wakeup.id == 0 || m_wakeupNew.id == 0)
        return "tracefs cannot be read";
    const long cpus = ::sysconf(_SC_NPROCESSORS_ONLN);
    for (int cpu = 0; cpu < cpus; ++cpu)
        if (std::string why = openRing(cpu); !why.empty())
            return why;
    m_thread = std::thread([this] {
        while (!m_stop.load()) {
            ::poll(nullptr, 0, 5);
            readAll();
        }
    });
    return {};
}

std::vector<SchedWitness::Record> SchedWitness::stop()
{
    m_stop.store(true);
    m_thread.join();
    readAll();
    std::stable_sort(m_records.begin(), m_records.end(), [](const Record &a, const Record &b) { return a.monotonic < b.monotonic; });
    return std::move(m_records);
}

void SchedWitness::readAll()
{
    for (Ring &ring : m_rings)
        readRing(ring);
}

void SchedWitness::readRing(Ring &ring)
{
    auto *page = static_cast<perf_event_mmap_page *>(ring.memory);
    const auto *data = static_cast<const unsigned char *>(ring.memory) + pageBytes;
    const std::uint64_t head = __atomic_load_n(&page->data_head, __ATOMIC_ACQUIRE);
    std::uint64_t tail = page->data_tail;
    std::vector<unsigned char> record;
    while (tail < head) {
        perf_event_header header;
        std::memcpy(&header, data + tail % dataBytes, sizeof header);
        record.resize(header.size);
        for (std::size_t i = 0; i < header.size; ++i)
            record[i] = data[(tail + i) % dataBytes];
        tail += header.size;
        if (header.type == PERF_RECORD_LOST)
            m_lost += at<std::uint64_t>(record.data(), 16);
        if (header.type != PERF_RECORD_SAMPLE)
            continue;
        const unsigned char *raw = record.data() + 20; // header, time, length
        const int id = at<std::uint16_t>(raw, 0);
        Record seen;
        seen.monotonic = at<std::int64_t>(record.data(), 8);
        seen.cpu = ring.cpu;
        if (id == m_switch.id) {
            seen.isSwitch = true;
            seen.prev = at<std::int32_t>(raw, static_cast<std::size_t>(m_switch.prevPid.offset));
            seen.next = at<std::int32_t>(raw, static_cast<std::size_t>(m_switch.nextPid.offset));
            seen.prevState = at<std::int64_t>(raw, static_cast<std::size_t>(m_switch.prevState.offset));
        } else {
            const Point &point = id == m_wakeup.id ? m_wakeup : m_wakeupNew;
            seen.next = at<std::int32_t>(raw, static_cast<std::size_t>(point.pid.offset));
        }
        m_records.push_back(seen);
    }
    __atomic_store_n(&page->data_tail, tail, __ATOMIC_RELEASE);
}

} // namespace interleave::testing
