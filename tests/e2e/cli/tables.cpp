// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/tables.h"

#include "tests/e2e/cli/cli.h"

#include <gtest/gtest.h>

#include <sstream>

namespace interleave::testing {

using nlohmann::json;

namespace {

/// Names have no line breaks; one with a comma or a quote is in quotes.
std::vector<std::string> cellsOf(const std::string &line)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool doubled = quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"';
        if (doubled)
            cells.back() += line[i++];
        else if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ',' && !quoted)
            cells.emplace_back();
        else
            cells.back() += line[i];
    }
    return cells;
}

/// The report counts both kinds of waiting for a message as one, and what was lost among what is not known.
std::string stateInReport(const std::string &state)
{
    return state == "pipe" ? "queue" : state == "lost" ? "other" : state;
}

} // namespace

std::vector<Row> tableOf(const std::string &path)
{
    std::vector<Row> rows;
    std::vector<std::string> names;
    std::istringstream text(textOf(path));
    for (std::string line; std::getline(text, line);) {
        std::vector<std::string> cells = cellsOf(line);
        if (names.empty()) {
            names = cells;
            continue;
        }
        Row row;
        cells.resize(names.size());
        for (std::size_t i = 0; i < names.size(); ++i)
            row[names[i]] = cells[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

void expectSlicesAddUp(const json &report, const std::string &folder)
{
    std::map<std::string, std::map<std::string, std::int64_t>> sums;
    std::map<std::string, std::int64_t> ends;
    for (const Row &row : tableOf(folder + "/slices.csv")) {
        const std::int64_t begin = std::stoll(row.at("start_ns"));
        const std::int64_t end = std::stoll(row.at("end_ns"));
        const std::string &name = row.at("worker");
        ASSERT_LE(begin, end);
        ASSERT_GE(begin, ends[name]) << name << ": in order, not overlapping";
        ends[name] = end;
        sums[name][stateInReport(row.at("state"))] += end - begin;
    }
    for (const json &worker : report["workers"]) {
        for (const auto &state : worker["states"].items())
            EXPECT_EQ(state.value(), sums[worker["name"]][state.key()]) << worker["name"] << ' ' << state.key();
        sums.erase(worker["name"]);
    }
    EXPECT_TRUE(sums.empty()) << "slices of a worker that the report does not know, or knows twice: " << sums.begin()->first;
}

} // namespace interleave::testing
