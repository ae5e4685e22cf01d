// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace interleave {

/// Cores of CPU time that the cgroups above this process allow, the smallest of all; v1 and v2. Absent: no limit.
std::optional<double> readCgroupCpuQuota(const std::filesystem::path &root = "/");

} // namespace interleave
