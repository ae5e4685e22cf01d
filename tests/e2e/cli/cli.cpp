// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/cli.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <sstream>

namespace interleave::testing {

namespace {

using nlohmann::json;

enum class Kind { integer, number, text, boolean, list, object };

bool is(const json &value, Kind kind)
{
    switch (kind) {
    case Kind::integer: return value.is_number_integer();
    case Kind::number: return value.is_number();
    case Kind::text: return value.is_string();
    case Kind::boolean: return value.is_boolean();
    case Kind::list: return value.is_array();
    case Kind::object: return value.is_object();
    }
    return false;
}

struct Key
{
    const char *name;
    Kind kind;
    bool optional = false;
};

void expectKeys(const json &object, const std::string &where, std::initializer_list<Key> keys)
{
    ASSERT_TRUE(object.is_object()) << where;
    for (const Key &key : keys) {
        const auto found = object.find(key.name);
        if (found == object.end()) {
            EXPECT_TRUE(key.optional) << where << '.' << key.name << " is missing";
            continue;
        }
        EXPECT_TRUE(is(*found, key.kind)) << where << '.' << key.name << " is " << found->dump();
    }
}

void expectSummary(const json &summary, const std::string &where)
{
    expectKeys(summary, where, {{"total", Kind::integer}, {"p50", Kind::integer, true}, {"p99", Kind::integer, true}, {"max", Kind::integer, true}});
    EXPECT_LE(summary.value("p50", std::int64_t{0}), summary.value("p99", std::int64_t{0})) << where;
    EXPECT_LE(summary.value("p99", std::int64_t{0}), summary.value("max", std::int64_t{0})) << where;
}

void expectWorker(const json &worker)
{
    expectKeys(worker, "worker",
        {{"name", Kind::text}, {"role", Kind::text}, {"kind", Kind::text}, {"start_method", Kind::text}, {"pid", Kind::integer},
            {"tid", Kind::integer}, {"ppid", Kind::integer}, {"created_ns", Kind::integer}, {"first_run_ns", Kind::integer},
            {"ended_ns", Kind::integer, true}, {"exit", Kind::object, true}, {"cpu_ns", Kind::integer, true}, {"states", Kind::object, true},
            {"switches", Kind::object, true}, {"migrations", Kind::integer, true}, {"memory", Kind::object, true}});
    EXPECT_GT(worker["pid"], 0);
    EXPECT_GT(worker["tid"], 0);
    EXPECT_LE(worker["created_ns"], worker["first_run_ns"]);
    if (worker.contains("ended_ns")) {
        EXPECT_LE(worker["first_run_ns"], worker["ended_ns"]);
    }
    if (worker.contains("states")) {
        for (const auto &state : worker["states"].items()) {
            EXPECT_TRUE(state.value().is_number_integer()) << state.key();
            EXPECT_GE(state.value(), 0) << state.key();
        }
    }
}

void expectNoNull(const json &value, const std::string &where)
{
    if (value.is_null()) {
        EXPECT_TRUE(where.ends_with("/ok")) << where << " is null";
    }
    if (!value.is_structured())
        return;
    for (const auto &item : value.items())
        expectNoNull(item.value(), where + '/' + item.key());
}

} // namespace

Program::Options plainOptions()
{
    Program::Options options;
    options.environment = {
        {"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}, {"QT_QPA_PLATFORM", ""}, {"LANG", "C.UTF-8"}, {"LC_ALL", "C.UTF-8"}, {"LANGUAGE", ""}};
    return options;
}

Ended cli(const std::vector<std::string> &arguments, const Program::Options &options)
{
    Program program(INTERLEAVE_EXECUTABLE, arguments, options);
    const Ended ended = program.wait();
    EXPECT_FALSE(ended.timedOut) << ended.err;
    EXPECT_EQ(ended.signal, 0) << ended.err;
    const auto left = program.leftBehind();
    EXPECT_TRUE(left.empty()) << left.front();
    return ended;
}

nlohmann::json reportOf(const std::vector<std::string> &runArguments, const Program::Options &options)
{
    std::vector<std::string> arguments{"run"};
    arguments.insert(arguments.end(), runArguments.begin(), runArguments.end());
    arguments.insert(arguments.end(), {"--json", "-"});
    const Ended ended = cli(arguments, options);
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
    json report = json::parse(ended.out, nullptr, false);
    EXPECT_FALSE(report.is_discarded()) << ended.out.substr(0, 400);
    if (report.is_object())
        expectReportShape(report);
    return report;
}

void expectReportShape(const nlohmann::json &report)
{
    expectKeys(report, "report",
        {{"schema", Kind::text}, {"experiment", Kind::text}, {"parameters", Kind::object}, {"machine", Kind::object}, {"capture", Kind::object},
            {"started_monotonic_ns", Kind::integer}, {"started_utc", Kind::text}, {"duration_ns", Kind::integer}, {"outcome", Kind::object},
            {"checks", Kind::list}, {"measures", Kind::object}, {"series", Kind::object}, {"cores", Kind::list}, {"workers", Kind::list},
            {"locks", Kind::list}, {"queues", Kind::list}, {"markers", Kind::list}});
    EXPECT_EQ(report["schema"], "interleave.report/1");
    expectNoNull(report, "");
    expectKeys(report["machine"], "machine",
        {{"cpus_allowed", Kind::list}, {"cores_usable", Kind::integer}, {"kernel", Kind::text}, {"clock", Kind::text},
            {"tick_hz", Kind::number, true}, {"cgroup_cpu_quota", Kind::number, true}, {"external_cpu_percent", Kind::number, true},
            {"watching_cpu_percent", Kind::number, true}, {"steal_percent", Kind::number, true}});
    expectKeys(report["capture"], "capture",
        {{"mode", Kind::text}, {"reason", Kind::text, true}, {"events", Kind::integer}, {"lost", Kind::integer}, {"probe_cost_ns", Kind::number}});
    expectKeys(report["outcome"], "outcome",
        {{"verdict", Kind::text}, {"conclusive", Kind::boolean}, {"why", Kind::text, true}, {"expected", Kind::integer, true},
            {"actual", Kind::integer, true}, {"lost", Kind::integer, true}, {"trials", Kind::integer}, {"histogram", Kind::list}});
    for (const json &check : report["checks"])
        expectKeys(check, "check", {{"claim", Kind::text}, {"got", Kind::text}, {"want", Kind::text}, {"why", Kind::text, true}});
    for (const json &core : report["cores"])
        expectKeys(core, "core", {{"cpu", Kind::integer}, {"busy_ns", Kind::integer}, {"slices", Kind::integer}, {"utilisation", Kind::number}});
    for (const json &worker : report["workers"])
        expectWorker(worker);
    for (const json &lock : report["locks"]) {
        expectKeys(lock, "lock",
            {{"name", Kind::text}, {"kind", Kind::text}, {"acquisitions", Kind::integer}, {"contended", Kind::integer},
                {"max_waiters", Kind::integer}});
        expectSummary(lock["wait_ns"], "wait_ns");
        expectSummary(lock["hold_ns"], "hold_ns");
    }
    for (const json &queue : report["queues"]) {
        expectKeys(queue, "queue",
            {{"name", Kind::text}, {"kind", Kind::text}, {"capacity", Kind::integer}, {"puts", Kind::integer}, {"gets", Kind::integer},
                {"max_depth", Kind::integer}, {"mean_depth", Kind::number}});
        expectSummary(queue["latency_ns"], "latency_ns");
    }
    for (const json &marker : report["markers"])
        expectKeys(marker, "marker", {{"t_ns", Kind::integer}, {"parameter", Kind::text}});
}

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "interleave-cli-XXXXXX").string();
    m_path = ::mkdtemp(name.data());
    // Also for tests that run the program as nobody.
    std::filesystem::permissions(m_path, std::filesystem::perms::all);
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string textOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace interleave::testing
