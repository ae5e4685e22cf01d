// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace interleave::testing {

/// A line of a table by the names of its columns.
using Row = std::map<std::string, std::string>;

/// A table of `--csv`. Empty where there is none.
std::vector<Row> tableOf(const std::string &path);

/// The states of every worker in the report are the sums of its slices in `folder`/slices.csv, to the nanosecond, and those are in order and do not
/// overlap.
void expectSlicesAddUp(const nlohmann::json &report, const std::string &folder);

} // namespace interleave::testing
