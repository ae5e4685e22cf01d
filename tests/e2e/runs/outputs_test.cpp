// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/runs/runs.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const Words shortRun{"run", "lost-update", "--trials", "2", "-p", "iterations=50000", "-p", "lock=mutex"};

Words with(Words words, const Words &more)
{
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::vector<std::string> lines(const std::string &text)
{
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        result.push_back(line);
    return result;
}

std::vector<std::string> cells(const std::string &line)
{
    std::vector<std::string> result;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');)
        result.push_back(cell);
    if (!line.empty() && line.back() == ',')
        result.emplace_back();
    return result;
}

TEST(Outputs, AllOfOneRun)
{
    const TemporaryFolder folder;
    const Ended ended = cli(with(shortRun,
        {"--json", folder / "run.json", "--png", folder / "run.png", "--svg", folder / "run.svg", "--csv", folder / "tables", "--size", "800x600"}));
    ASSERT_EQ(ended.exitCode, 0) << ended.err;

    EXPECT_TRUE(json::parse(textOf(folder / "run.json"), nullptr, false).is_object());

    const std::string png = textOf(folder / "run.png");
    ASSERT_THAT(png, StartsWith("\x89PNG\r\n"));
    const auto number = [&png](std::size_t at) { return (static_cast<unsigned char>(png[at + 2]) << 8) + static_cast<unsigned char>(png[at + 3]); };
    EXPECT_EQ(number(16), 800);
    EXPECT_EQ(number(20), 600);

    const std::string svg = textOf(folder / "run.svg");
    EXPECT_THAT(svg, HasSubstr("<svg"));
    EXPECT_THAT(svg, HasSubstr("</svg>"));

    for (const char *table : {"slices.csv", "events.csv", "locks.csv", "queues.csv", "switches.csv", "markers.csv"})
        EXPECT_FALSE(textOf(folder / (std::string("tables/") + table)).empty()) << table;
}

TEST(Outputs, SlicesOfALaneNeverOverlap)
{
    const TemporaryFolder folder;
    ASSERT_EQ(cli(with(shortRun, {"--csv", folder / "tables"})).exitCode, 0);
    const auto rows = lines(textOf(folder / "tables/slices.csv"));
    ASSERT_GT(rows.size(), 2u);
    const auto header = cells(rows[0]);
    const std::vector<std::string> wanted{"lane", "worker", "pid", "tid", "cpu", "state", "start_ns", "end_ns", "what"};
    ASSERT_EQ(header, wanted);
    std::map<std::string, std::vector<std::pair<long long, long long>>> byLane;
    for (std::size_t row = 1; row < rows.size(); ++row) {
        const auto cell = cells(rows[row]);
        ASSERT_EQ(cell.size(), wanted.size()) << rows[row];
        byLane[cell[0]].emplace_back(std::stoll(cell[6]), std::stoll(cell[7]));
    }
    for (auto &[lane, slices] : byLane) {
        std::sort(slices.begin(), slices.end());
        for (std::size_t i = 0; i < slices.size(); ++i) {
            EXPECT_LE(slices[i].first, slices[i].second) << lane;
            if (i > 0) {
                ASSERT_LE(slices[i - 1].second, slices[i].first) << lane;
            }
        }
    }
}

TEST(Outputs, AFigureForEachView)
{
    const TemporaryFolder folder;
    for (const char *view : {"timeline", "contention", "outcome", "all"}) {
        const auto file = folder / (std::string(view) + ".png");
        const Ended ended = cli(with(shortRun, {"--png", file, "--view", view, "--theme", "dark", "--lang", "zh_CN"}));
        EXPECT_EQ(ended.exitCode, 0) << view << ": " << ended.err;
        EXPECT_THAT(textOf(file), StartsWith("\x89PNG")) << view;
    }
}

TEST(Outputs, CaptureModeIsObeyedOrRefused)
{
    for (const char *mode : {"kernel", "self", "probes"}) {
        const Ended ended = cli(with(shortRun, {"--capture", mode, "--json", "-"}));
        if (ended.exitCode == 3) {
            EXPECT_FALSE(ended.err.empty()) << mode;
            continue;
        }
        ASSERT_EQ(ended.exitCode, 0) << mode << ": " << ended.err;
        json report = json::parse(ended.out, nullptr, false);
        ASSERT_TRUE(report.is_object()) << ended.out;
        EXPECT_THAT(report["capture"]["mode"].get<std::string>(), StartsWith(mode));
        EXPECT_EQ(report["measures"]["lost"], 0);
    }
}

} // namespace
} // namespace interleave::testing
