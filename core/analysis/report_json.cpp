// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace interleave {

namespace {

using Json = nlohmann::ordered_json;

/// Leaves the key out where there is no value: absent says "not measured", null would be read as a measurement.
template <typename T>
void put(Json &object, const char *key, const std::optional<T> &value)
{
    if (value)
        object[key] = *value;
}

void putText(Json &object, const char *key, const std::string &text)
{
    if (!text.empty())
        object[key] = text;
}

/// A share or a rate; JSON has no infinity and no NaN.
void putRate(Json &object, const char *key, std::optional<double> value)
{
    if (value && std::isfinite(*value))
        object[key] = *value;
}

/// Switches become booleans and numbers become numbers, so that a script need not know the schema of the parameters.
Json parameterValue(const std::string &text)
{
    if (text == "on" || text == "off")
        return text == "on";
    const char *end = text.data() + text.size();
    std::int64_t integer = 0;
    if (const auto read = std::from_chars(text.data(), end, integer); read.ec == std::errc() && read.ptr == end)
        return integer;
    double real = 0;
    if (const auto read = std::from_chars(text.data(), end, real); read.ec == std::errc() && read.ptr == end && std::isfinite(real))
        return real;
    return text;
}

Json summary(const Summary &summary)
{
    Json json = {{"total", summary.total}};
    if (summary.count > 0) {
        json["p50"] = summary.p50;
        json["p99"] = summary.p99;
        json["max"] = summary.max;
    }
    return json;
}

Json machine(const MachineFacts &facts)
{
    Json json;
    json["cpus_allowed"] = facts.cpusAllowed;
    json["cores_usable"] = facts.coresUsable;
    putText(json, "kernel", facts.kernel);
    putText(json, "clock", facts.clock);
    putRate(json, "tick_hz", facts.tickHz);
    putRate(json, "cgroup_cpu_quota", facts.cgroupCpuQuota);
    putRate(json, "external_cpu_percent", facts.externalCpuPercent);
    putRate(json, "steal_percent", facts.stealPercent);
    putRate(json, "watching_cpu_percent", facts.watchingCpuPercent);
    return json;
}

Json outcome(const Outcome &outcome)
{
    Json json;
    json["verdict"] = outcome.verdict;
    json["conclusive"] = outcome.conclusive;
    putText(json, "why", outcome.why);
    put(json, "expected", outcome.expected);
    put(json, "actual", outcome.actual);
    put(json, "lost", outcome.lost);
    json["trials"] = outcome.trials;
    Json histogram = Json::array();
    for (const auto &[value, count] : outcome.histogram)
        histogram.push_back({{"value", value}, {"count", count}});
    json["histogram"] = std::move(histogram);
    return json;
}

Json check(const Check &check)
{
    Json json;
    json["claim"] = check.claim;
    json["ok"] = check.ok ? Json(*check.ok) : Json(nullptr);
    json["got"] = check.got;
    json["want"] = check.want;
    putText(json, "why", check.why);
    return json;
}

/// One life of a lane that was started more than once.
Json stretch(const StretchRow &row)
{
    Json json = {{"pid", row.pid}, {"tid", row.tid}, {"created_ns", row.asked}, {"first_run_ns", row.first}};
    if (row.ended >= 0) {
        json["ended_ns"] = row.ended;
        json["exit"] = row.exitSignal != 0 ? Json{{"signal", row.exitSignal}} : Json{{"code", row.exitCode}};
    }
    return json;
}

Json worker(const WorkerReport &worker)
{
    Json json;
    json["name"] = worker.name;
    json["role"] = worker.role;
    json["kind"] = worker.kind;
    json["start_method"] = worker.startMethod;
    json["pid"] = worker.pid;
    json["tid"] = worker.tid;
    json["ppid"] = worker.ppid;
    json["created_ns"] = worker.created;
    json["first_run_ns"] = worker.firstRun;
    put(json, "ended_ns", worker.ended);
    if (worker.exitCode || worker.exitSignal) {
        Json exit;
        put(exit, "code", worker.exitCode);
        put(exit, "signal", worker.exitSignal);
        json["exit"] = std::move(exit);
    }
    put(json, "cpu_ns", worker.cpu);
    if (!worker.states.empty()) {
        Json states;
        for (const auto &[state, time] : worker.states)
            states[state] = time;
        json["states"] = std::move(states);
    }
    if (worker.voluntary || worker.preempted) {
        Json switches;
        put(switches, "voluntary", worker.voluntary);
        put(switches, "preempted", worker.preempted);
        json["switches"] = std::move(switches);
    }
    put(json, "migrations", worker.migrations);
    if (worker.pssKib || worker.privateDirtyKib) {
        Json memory;
        put(memory, "rss_kib", worker.rssKib);
        put(memory, "pss_kib", worker.pssKib);
        put(memory, "private_dirty_kib", worker.privateDirtyKib);
        json["memory"] = std::move(memory);
    }
    json["operations"] = worker.operations;
    if (worker.stretches.size() > 1) {
        Json stretches = Json::array();
        for (const StretchRow &row : worker.stretches)
            stretches.push_back(stretch(row));
        json["stretches"] = std::move(stretches);
    }
    return json;
}

Json lock(const LockReport &lock)
{
    Json json;
    json["name"] = lock.name;
    json["kind"] = lock.kind;
    json["acquisitions"] = lock.acquisitions;
    json["contended"] = lock.contended;
    json["slept"] = lock.slept;
    json["owner_changes"] = lock.ownerChanges;
    json["wait_ns"] = summary(lock.wait);
    json["hold_ns"] = summary(lock.hold);
    json["handoff_ns"] = summary(lock.handoff);
    json["max_waiters"] = lock.maxWaiters;
    if (lock.fairness > 0)
        putRate(json, "fairness", lock.fairness);
    return json;
}

Json queue(const QueueReport &queue)
{
    Json json;
    json["name"] = queue.name;
    json["kind"] = queue.kind;
    json["capacity"] = queue.capacity;
    json["puts"] = queue.puts;
    json["gets"] = queue.gets;
    json["max_depth"] = queue.maxDepth;
    putRate(json, "mean_depth", queue.meanDepth);
    json["latency_ns"] = summary(queue.latency);
    return json;
}

/// The parameter's value of a point: its word, or a number without a needless fraction.
Json curveValue(const Curve &curve, double value)
{
    const auto index = static_cast<std::size_t>(std::max(value, 0.0));
    if (index < curve.words.size())
        return curve.words[index];
    return value == std::floor(value) && std::abs(value) < 1e15 ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

Json curvePoints(const Curve &curve, const Curve::Points &points)
{
    Json list = Json::array();
    for (const auto &[x, y] : points) {
        if (std::isfinite(x) && std::isfinite(y))
            list.push_back(Json::array({curveValue(curve, x), y}));
    }
    return list;
}

Json series(const Report &report)
{
    Json json = Json::object();
    for (const auto &[name, points] : report.series) {
        Json list = Json::array();
        for (const Point &point : points) {
            if (std::isfinite(point.value))
                list.push_back(Json::array({point.time, point.value}));
        }
        json[name] = std::move(list);
    }
    for (const Curve &curve : report.curves) {
        json[curve.name()] = curvePoints(curve, curve.points);
        if (!curve.model.empty())
            json[curve.name() + " model"] = curvePoints(curve, curve.model);
    }
    return json;
}

/// What the runs of a sweep have each for themselves.
Json sweepOf(const Report &report)
{
    Json runs = Json::array();
    for (const Report::Part &part : report.sweep) {
        Json run;
        run["value"] = parameterValue(part.value);
        run["duration_ns"] = part.report->duration;
        run["outcome"] = outcome(part.report->outcome);
        Json checks = Json::array();
        for (const Check &one : part.report->checks)
            checks.push_back(check(one));
        run["checks"] = std::move(checks);
        run["measures"] = part.report->measures ? *part.report->measures : Json::object();
        putRate(run, "external_cpu_percent", part.report->machine.externalCpuPercent);
        runs.push_back(std::move(run));
    }
    return {{"parameter", report.sweepParameter}, {"runs", std::move(runs)}};
}

template <typename T, typename Convert>
Json listOf(const std::vector<T> &items, Convert convert)
{
    Json list = Json::array();
    for (const T &item : items)
        list.push_back(convert(item));
    return list;
}

} // namespace

std::string toJson(const Report &report)
{
    Json json;
    json["schema"] = "interleave.report/1";
    json["experiment"] = report.experiment;
    Json parameters = Json::object();
    for (const auto &[name, text] : report.parameters)
        parameters[name] = parameterValue(text);
    json["parameters"] = std::move(parameters);
    json["started_monotonic_ns"] = report.startedMonotonic;
    json["started_utc"] = report.startedUtc;
    json["machine"] = machine(report.machine);
    Json capture;
    capture["mode"] = report.captureMode;
    putText(capture, "reason", report.captureReason);
    capture["events"] = report.events;
    capture["lost"] = report.eventsLost;
    putRate(capture, "probe_cost_ns", report.probeCostNs);
    json["capture"] = std::move(capture);
    json["duration_ns"] = report.duration;
    json["outcome"] = outcome(report.outcome);
    json["checks"] = listOf(report.checks, check);
    json["measures"] = report.measures ? *report.measures : Json::object();
    json["series"] = series(report);
    if (!report.sweepParameter.empty())
        json["sweep"] = sweepOf(report);
    json["cores"] = listOf(report.cores, [](const CoreReport &core) {
        Json item = {{"cpu", core.cpu}, {"busy_ns", core.busy}, {"slices", core.slices}};
        putRate(item, "utilisation", core.utilisation);
        return item;
    });
    json["workers"] = listOf(report.workers, worker);
    json["locks"] = listOf(report.locks, lock);
    json["queues"] = listOf(report.queues, queue);
    json["markers"] = listOf(report.markers, [](const MarkerReport &marker) {
        return Json{{"t_ns", marker.time}, {"parameter", marker.parameter}, {"from", parameterValue(marker.from)}, {"to", parameterValue(marker.to)}};
    });
    if (!report.refusals.empty()) {
        json["refused"] = listOf(report.refusals, [](const std::pair<std::string, std::string> &refusal) {
            return Json{{"what", refusal.first}, {"why", refusal.second}};
        });
    }
    putText(json, "error", report.errorKey);
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

} // namespace interleave
