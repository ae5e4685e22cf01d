// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cgroup_quota.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

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
template <typename Read>
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

} // namespace interleave
