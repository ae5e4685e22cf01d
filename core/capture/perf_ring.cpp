// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/perf_ring.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

Result<PerfRing> PerfRing::open(perf_event_attr attr, int pid, int cpu, std::size_t pages)
{
    attr.size = sizeof attr;
    UniqueFd fd(static_cast<int>(::syscall(SYS_perf_event_open, &attr, pid, cpu, -1, PERF_FLAG_FD_CLOEXEC)));
    if (!fd.isOpen())
        return systemError("perf_event_open", errno);
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    // Writable, so that the kernel sees what has been read and never overwrites the rest.
    const std::size_t bytes = (1 + pages) * page;
    void *base = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (base == MAP_FAILED)
        return systemError("mmap", errno);
    return PerfRing(std::move(fd), base, bytes, page);
}

PerfRing::PerfRing(PerfRing &&other) noexcept :
    m_fd(std::move(other.m_fd)), m_base(std::exchange(other.m_base, nullptr)), m_bytes(other.m_bytes), m_page(other.m_page)
{}

PerfRing &PerfRing::operator=(PerfRing &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_base, other.m_base);
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_page, other.m_page);
    return *this;
}

PerfRing::~PerfRing()
{
    if (m_base)
        ::munmap(m_base, m_bytes);
}

void PerfRing::drain(const std::function<void(const perf_event_header &)> &read)
{
    auto *control = static_cast<perf_event_mmap_page *>(m_base);
    const std::byte *ring = static_cast<const std::byte *>(m_base) + m_page;
    const std::size_t size = m_bytes - m_page;
    const std::uint64_t head = std::atomic_ref(control->data_head).load(std::memory_order_acquire); // release: the kernel
    std::uint64_t tail = control->data_tail;
    while (head - tail >= sizeof(perf_event_header)) {
        const std::size_t at = tail % size; // records are multiples of 8 bytes, so a header never lies across the end
        const auto *header = reinterpret_cast<const perf_event_header *>(ring + at);
        const std::size_t length = header->size;
        if (length < sizeof(perf_event_header) || length > head - tail) {
            tail = head;
            break;
        }
        if (at + length > size) {
            m_wrapped.resize(length);
            const std::size_t first = size - at;
            std::memcpy(m_wrapped.data(), ring + at, first);
            std::memcpy(m_wrapped.data() + first, ring, length - first);
            header = reinterpret_cast<const perf_event_header *>(m_wrapped.data());
        }
        read(*header);
        tail += length;
    }
    std::atomic_ref(control->data_tail).store(tail, std::memory_order_release); // acquire: the kernel
}

} // namespace interleave
