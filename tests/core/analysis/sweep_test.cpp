// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sweep.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace interleave {
namespace {

using Json = nlohmann::ordered_json;

class Sweeps : public ::testing::Test
{
protected:
    const ExperimentInfo &experiment(std::string_view id) { return **catalogue.find(id); }
    SweepRun run(const ExperimentInfo &info, std::string_view name, std::string value, Json measures)
    {
        const Parameter &parameter = info.parameter(info.find(name));
        SweepRun one{.value = value, .raw = *parseValue(parameter, value), .report = {}};
        one.report.experiment = info.id;
        one.report.parameters = {{std::string(name), value}, {"cores", "all"}};
        one.report.outcome.verdict = "done";
        one.report.outcome.trials = 2;
        one.report.measures = std::make_shared<const Json>(std::move(measures));
        return one;
    }
    Catalogue catalogue;
};

TEST_F(Sweeps, EachNumberBecomesACurve)
{
    const ExperimentInfo &pool = experiment("pool");
    const Report whole = sweepReport(pool, pool.find("pool_size"),
        {run(pool, "pool_size", "4", {{"makespan_ns", 100}, {"handoff_ns", {{"p50", 7}}}, {"list", Json::array({1, 2})}, {"word", "x"}}),
            run(pool, "pool_size", "1", {{"makespan_ns", 400}})});
    ASSERT_EQ(whole.curves.size(), 2u);
    EXPECT_EQ(whole.curves[0].name(), "makespan_ns(pool_size)");
    EXPECT_EQ(whole.curves[0].points, (Curve::Points{{1, 400}, {4, 100}}));
    EXPECT_EQ(whole.curves[1].name(), "handoff_ns.p50(pool_size)");
    EXPECT_EQ(whole.curves[1].points, (Curve::Points{{4, 7}}));
    EXPECT_EQ(whole.outcome.trials, 4u);
    const auto json = nlohmann::json::parse(toJson(whole));
    EXPECT_EQ(json["sweep"]["parameter"], "pool_size");
    ASSERT_EQ(json["sweep"]["runs"].size(), 2u);
    EXPECT_EQ(json["sweep"]["runs"][0]["value"], 4);
    EXPECT_EQ(json["sweep"]["runs"][0]["measures"]["makespan_ns"], 100);
    EXPECT_FALSE(json["parameters"].contains("pool_size"));
    EXPECT_EQ(json["parameters"]["cores"], "all");
}

TEST_F(Sweeps, WordsHaveAPlaceOfTheirOwn)
{
    const ExperimentInfo &race = experiment("lost-update");
    const Report locks =
        sweepReport(race, race.find("lock"), {run(race, "lock", "ticket", {{"ns_per_op", 30}}), run(race, "lock", "none", {{"ns_per_op", 2}})});
    ASSERT_EQ(locks.curves.size(), 1u);
    EXPECT_EQ(locks.curves[0].words, (std::vector<std::string>{"ticket", "none"}));
    EXPECT_EQ(locks.curves[0].points, (Curve::Points{{0, 30}, {1, 2}}));
    const Report cores =
        sweepReport(race, race.find("cores"), {run(race, "cores", "1", {{"ns_per_op", 30}}), run(race, "cores", "all", {{"ns_per_op", 2}})});
    EXPECT_EQ(cores.curves[0].words, (std::vector<std::string>{"1", "all"}));
}

TEST_F(Sweeps, RealsKeepTheirFraction)
{
    const ExperimentInfo &contention = experiment("lock-contention");
    const Report whole = sweepReport(contention, contention.find("unit_us"),
        {run(contention, "unit_us", "0.5", {{"speedup", 1.5}}), run(contention, "unit_us", "2", {{"speedup", 1.8}})});
    EXPECT_EQ(whole.curves[0].points, (Curve::Points{{0.5, 1.5}, {2, 1.8}}));
}

} // namespace
} // namespace interleave
