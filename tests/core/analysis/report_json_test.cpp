// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace interleave {
namespace {

using Json = nlohmann::json;

Report smallReport()
{
    Report report;
    report.experiment = "lost-update";
    report.parameters = {{"workers", "2"}, {"window_ns", "0.5"}, {"start_gate", "on"}, {"lock", "none"}, {"cores", "all"}};
    report.startedMonotonic = 123;
    report.startedUtc = "2026-03-01T12:00:00.123Z";
    report.machine.cpusAllowed = {0, 1};
    report.machine.coresUsable = 2;
    report.captureMode = "kernel";
    report.outcome.verdict = "wrong";
    report.outcome.histogram = {{7, 2}};
    report.checks = {{"unlocked-loses", std::nullopt, "", "", "cores-missing|2"}, {"other", true, "1", "1", ""}};
    WorkerReport worker;
    worker.name = "Thread-1";
    report.workers.push_back(worker);
    report.locks.emplace_back();
    report.series = {{"lost_per_million", {{5, 1.5}, {6, std::numeric_limits<double>::quiet_NaN()}}}};
    report.markers = {{9, "lock", "none", "mutex"}};
    return report;
}

/// Paths of all nulls in the document.
void findNulls(const Json &json, const std::string &path, std::vector<std::string> &found)
{
    if (json.is_null())
        found.push_back(path);
    for (const auto &item : json.items()) {
        if (json.is_object() || json.is_array())
            findNulls(item.value(), path + '/' + item.key(), found);
    }
}

TEST(ReportJson, ParametersHaveTheirOwnTypes)
{
    const Json json = Json::parse(toJson(smallReport()));
    EXPECT_EQ(json["schema"], "interleave.report/1");
    EXPECT_TRUE(json["parameters"]["workers"].is_number_integer());
    EXPECT_TRUE(json["parameters"]["window_ns"].is_number_float());
    EXPECT_EQ(json["parameters"]["start_gate"], true);
    EXPECT_EQ(json["parameters"]["lock"], "none");
    EXPECT_EQ(json["parameters"]["cores"], "all");
}

TEST(ReportJson, CurvesAreSeriesOverTheirParameter)
{
    Report report = smallReport();
    report.curves = {{.measure = "speedup", .parameter = "workers", .points = {{1, 1.0}, {2, 1.9}, {4, std::nan("")}}, .model = {{1, 1}, {2.5, 2}}},
        {.measure = "ns_per_op", .parameter = "lock", .points = {{0, 20}, {1, 30}}, .words = {"mutex", "spin"}}};
    const Json json = Json::parse(toJson(report))["series"];
    EXPECT_EQ(json["speedup(workers)"], Json::parse("[[1, 1.0], [2, 1.9]]"));
    EXPECT_TRUE(json["speedup(workers)"][1][0].is_number_integer());
    EXPECT_EQ(json["speedup(workers) model"], Json::parse("[[1, 1.0], [2.5, 2.0]]"));
    EXPECT_EQ(json["ns_per_op(lock)"], Json::parse(R"([["mutex", 20.0], ["spin", 30.0]])"));
}

TEST(ReportJson, WhatWasNotMeasuredIsAbsentAndOnlyAnInconclusiveCheckIsNull)
{
    const Json json = Json::parse(toJson(smallReport()));
    std::vector<std::string> nulls;
    findNulls(json, "", nulls);
    EXPECT_EQ(nulls, std::vector<std::string>{"/checks/0/ok"});
    const Json &worker = json["workers"][0];
    for (const char *key : {"ended_ns", "exit", "cpu_ns", "states", "switches", "migrations", "memory"})
        EXPECT_FALSE(worker.contains(key)) << key;
    EXPECT_FALSE(json["machine"].contains("steal_percent"));
    EXPECT_FALSE(json["outcome"].contains("expected"));
    EXPECT_FALSE(json["locks"][0]["wait_ns"].contains("p50"));
    EXPECT_EQ(json["series"]["lost_per_million"].size(), 1u);
}

TEST(ReportJson, HasEveryDocumentedKeyOfTheTopLevel)
{
    const Json json = Json::parse(toJson(Report{}));
    for (const char *key : {"schema", "experiment", "parameters", "machine", "capture", "duration_ns", "outcome", "checks", "measures", "series",
             "cores", "workers", "locks", "queues", "markers", "started_monotonic_ns", "started_utc"})
        EXPECT_TRUE(json.contains(key)) << key;
    EXPECT_TRUE(json["measures"].is_object());
    EXPECT_TRUE(json["series"].is_object());
    EXPECT_TRUE(json["workers"].is_array());
}

TEST(ReportJson, TimesAreIntegersAndSharesAreNot)
{
    Report report = smallReport();
    report.cores = {{0, 500, 3, 0.5}};
    report.workers[0].ended = 77;
    report.workers[0].exitCode = 0;
    report.workers[0].states = {{"running", 5}};
    const Json json = Json::parse(toJson(report));
    EXPECT_TRUE(json["cores"][0]["busy_ns"].is_number_integer());
    EXPECT_TRUE(json["cores"][0]["utilisation"].is_number_float());
    EXPECT_EQ(json["workers"][0]["ended_ns"], 77);
    EXPECT_EQ(json["workers"][0]["exit"]["code"], 0);
    EXPECT_FALSE(json["workers"][0]["exit"].contains("signal"));
    EXPECT_EQ(json["markers"][0]["t_ns"], 9);
    EXPECT_EQ(json["outcome"]["histogram"][0]["value"], 7);
}

TEST(ReportJson, ANameThatIsNotTextDoesNotBreakTheDocument)
{
    Report report = smallReport();
    report.locks[0].name = "\xff\xfe";
    EXPECT_TRUE(Json::accept(toJson(report)));
}

} // namespace
} // namespace interleave
