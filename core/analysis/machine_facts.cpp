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

std::optional<double> quotaOfV2(const fs::path &folder)
{
    const auto text = readText(folder / "cpu.max");
    if (!text)
        return std::nullopt;
    std::istringstream words(*text);
    double quota = 0;
    double period = 0;
    if (!(words >> quota >> period) || quota <= 0 || period <= 0) // "max 100000": no limit
        return std::nullopt;
    return quota / period;
}

std::optional<double> quotaOfV1(const fs::path &folder)
{
    const auto quotaText = readText(folder / "cpu.cfs_quota_us");
    const auto periodText = readText(folder / "cpu.cfs_period_us");
    if (!quotaText || !periodText)
        return std::nullopt;
    const double quota = std::atof(quotaText->c_str());
    const double period = std::atof(periodText->c_str());
    if (quota <= 0 || period <= 0) // -1: no limit
        return std::nullopt;
    return quota / period;
}

/// The smallest limit from `group` up to the mount point: every level holds for all below it.
template<typename Read>
void lowerAlong(std::optional<double> &limit, const fs::path &mount, std::string_view group, Read read)
{
    fs::path relative(group.substr(std::min(group.find_first_not_of('/'), group.size())));
    while (true) {
        if (const auto quota = read(mount / relative); quota && (!limit || *quota < *limit))
            limit = quota;
        if (relative.empty())
            return;
        relative = relative.parent_path();
    }
}

struct Mount
{
    std::string path;
    bool v2 = false;
};

std::vector<Mount> cgroupMounts(const std::string &mountInfo)
{
    std::vector<Mount> mounts;
    std::istringstream lines(mountInfo);
    for (std::string line; std::getline(lines, line);) {
        const auto separator = line.find(" - ");
        if (separator == std::string::npos)
            continue;
        std::istringstream head(line.substr(0, separator));
        std::string skipped;
        std::string path;
        if (!(head >> skipped >> skipped >> skipped >> skipped >> path))
            continue;
        std::istringstream tail(line.substr(separator + 3));
        std::string type;
        std::string source;
        std::string options;
        if (!(tail >> type >> source))
            continue;
        tail >> options;
        if (type == "cgroup2")
            mounts.push_back({path, true});
        else if (type == "cgroup" && ("," + options + ",").find(",cpu,") != std::string::npos)
            mounts.push_back({path, false});
    }
    return mounts;
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

std::optional<double> readCgroupCpuQuota(const fs::path &root)
{
    const auto groups = readText(root / "proc/self/cgroup");
    const auto mountInfo = readText(root / "proc/self/mountinfo");
    if (!groups || !mountInfo)
        return std::nullopt;
    const std::vector<Mount> mounts = cgroupMounts(*mountInfo);
    std::optional<double> limit;
    std::istringstream lines(*groups);
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find(':');
        const auto second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
        const std::string group = line.substr(second + 1);
        const bool v2 = controllers == ",,";
        if (!v2 && controllers.find(",cpu,") == std::string::npos)
            continue;
        for (const Mount &mount : mounts) {
            if (mount.v2 != v2)
                continue;
            const fs::path path = root / fs::path(mount.path).relative_path();
            if (v2)
                lowerAlong(limit, path, group, quotaOfV2);
            else
                lowerAlong(limit, path, group, quotaOfV1);
        }
    }
    return limit;
}

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
    facts.stealPercent = std::clamp(100.0 * since(&CpuTimes::steal) / all, 0.0, 100.0);
    return facts;
}

} // namespace interleave
