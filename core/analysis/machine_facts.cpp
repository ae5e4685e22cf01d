// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/machine_facts.h"

#include "core/analysis/process_tree.h"

#include <fmt/format.h>

#include <sched.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>

namespace interleave {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> readText(const fs::path &path)
{
    std::ifstream file(path);
    if (!file)
        return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<int> allowedCpus()
{
    // The kernel refuses a set smaller than its own, whose size no call tells.
    for (int most = 1024; most <= 1 << 18; most *= 4) {
        cpu_set_t *set = CPU_ALLOC(most);
        const std::size_t bytes = CPU_ALLOC_SIZE(most);
        CPU_ZERO_S(bytes, set);
        std::vector<int> cpus;
        const bool done = ::sched_getaffinity(0, bytes, set) == 0;
        const bool tooSmall = !done && errno == EINVAL;
        if (done) {
            for (int cpu = 0; cpu < most; ++cpu) {
                if (CPU_ISSET_S(static_cast<std::size_t>(cpu), bytes, set))
                    cpus.push_back(cpu);
            }
        }
        CPU_FREE(set);
        if (!tooSmall)
            return cpus;
    }
    return {};
}

Nanos fromTimeval(const timeval &time)
{
    return static_cast<Nanos>(time.tv_sec) * 1'000'000'000 + static_cast<Nanos>(time.tv_usec) * 1'000;
}

Nanos cpuOf(int who)
{
    rusage usage{};
    ::getrusage(who, &usage);
    return fromTimeval(usage.ru_utime) + fromTimeval(usage.ru_stime);
}

/// CPU time of this process, of all its children that are gone, and of all that live.
Nanos ownCpuTime()
{
    return cpuOf(RUSAGE_SELF) + cpuOf(RUSAGE_CHILDREN) + cpuTimeOfDescendants(::getpid());
}

} // namespace

MachineFacts readMachineFacts(StampSource clock, const fs::path &root)
{
    MachineFacts facts;
    facts.cpusAllowed = allowedCpus();
    facts.cgroupCpuQuota = readCgroupCpuQuota(root);
    facts.coresUsable = std::max(1, static_cast<int>(facts.cpusAllowed.size()));
    if (facts.cgroupCpuQuota)
        facts.coresUsable = std::clamp(static_cast<int>(std::ceil(*facts.cgroupCpuQuota)), 1, facts.coresUsable);
    utsname name{};
    if (::uname(&name) == 0)
        facts.kernel = fmt::format("{} {}", name.sysname, name.release);
    facts.clock = clock == StampSource::tsc ? "tsc" : "monotonic";
    timespec tick{};
    if (::clock_getres(CLOCK_MONOTONIC_COARSE, &tick) == 0 && (tick.tv_sec > 0 || tick.tv_nsec > 0))
        facts.tickHz = std::round(1e9 / (static_cast<double>(tick.tv_sec) * 1e9 + static_cast<double>(tick.tv_nsec)));
    return facts;
}

std::optional<CpuTimes> parseCpuTimes(std::string_view procStat, const std::vector<int> &cpus)
{
    CpuTimes sum;
    std::size_t found = 0;
    std::istringstream lines{std::string(procStat)};
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("cpu", 0) != 0)
            break; // the cores come first
        int cpu = -1;
        const char *number = line.c_str() + 3;
        if (std::from_chars(number, line.c_str() + line.size(), cpu).ec != std::errc() || std::find(cpus.begin(), cpus.end(), cpu) == cpus.end())
            continue;
        std::istringstream fields(line.substr(line.find(' ')));
        std::uint64_t user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0;
        if (!(fields >> user >> nice >> system >> idle))
            return std::nullopt;
        fields >> iowait >> irq >> softirq >> steal;
        sum.busy += user + nice + system + irq + softirq;
        sum.idle += idle + iowait;
        sum.steal += steal;
        ++found;
    }
    if (found == 0)
        return std::nullopt;
    return sum;
}

MachineWatch::MachineWatch(StampSource clock) : m_constant(readMachineFacts(clock)), m_beginTime(monotonicNow())
{
    if (const auto text = readText("/proc/stat"))
        m_begin = parseCpuTimes(*text, m_constant.cpusAllowed);
    m_ownBegin = ownCpuTime();
    m_watchingBegin = cpuOf(RUSAGE_SELF);
}

MachineFacts MachineWatch::facts() const
{
    MachineFacts facts = m_constant;
    // The kernel counts in ticks of 10 ms: over less than a fifth of a second the share would be noise.
    constexpr Nanos shortest = 200'000'000;
    const Nanos length = monotonicNow() - m_beginTime;
    if (!m_begin || length < shortest)
        return facts;
    const auto text = readText("/proc/stat");
    const auto end = text ? parseCpuTimes(*text, m_constant.cpusAllowed) : std::nullopt;
    const long ticksPerSecond = ::sysconf(_SC_CLK_TCK);
    if (!end || ticksPerSecond <= 0)
        return facts;
    const double tick = 1e9 / static_cast<double>(ticksPerSecond);
    const double all = static_cast<double>(length) * static_cast<double>(m_constant.cpusAllowed.size());
    const auto since = [&](std::uint64_t CpuTimes::*member) {
        return (*end).*member >= (*m_begin).*member ? static_cast<double>((*end).*member - (*m_begin).*member) * tick : 0.0;
    };
    const double others = since(&CpuTimes::busy) - static_cast<double>(ownCpuTime() - m_ownBegin);
    facts.externalCpuPercent = std::clamp(100.0 * others / all, 0.0, 100.0);
    facts.watchingCpuPercent = std::clamp(100.0 * static_cast<double>(cpuOf(RUSAGE_SELF) - m_watchingBegin) / all, 0.0, 100.0);
    facts.stealPercent = std::clamp(100.0 * since(&CpuTimes::steal) / all, 0.0, 100.0);
    return facts;
}

} // namespace interleave
