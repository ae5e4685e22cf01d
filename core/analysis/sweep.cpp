// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sweep.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace interleave {

namespace {

void addNumbers(const std::string &name, const nlohmann::ordered_json &value, std::vector<std::pair<std::string, double>> &numbers)
{
    if (value.is_number())
        numbers.emplace_back(name, value.get<double>());
    else if (value.is_object())
        for (const auto &[key, inner] : value.items())
            addNumbers(name.empty() ? key : std::string(name).append(1, '.').append(key), inner, numbers);
}

/// Values that have a place on an axis of numbers; a word for 0 ("all", "unbounded") has none.
bool isNumeric(const Parameter &parameter, const std::vector<SweepRun> &runs)
{
    return (parameter.type == ParameterType::integer || parameter.type == ParameterType::real) &&
           std::none_of(runs.begin(), runs.end(), [&](const SweepRun &run) { return run.value == parameter.zeroWord; });
}

std::vector<Curve> curvesOf(const Parameter &parameter, const std::vector<SweepRun> &runs)
{
    const bool numeric = isNumeric(parameter, runs);
    std::vector<std::string> words;
    words.reserve(runs.size());
    for (const SweepRun &run : runs)
        words.push_back(run.value);
    std::vector<Curve> curves;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!runs[i].whole)
            continue;
        const double number = parameter.type == ParameterType::real ? realOf(runs[i].raw) : static_cast<double>(integerOf(runs[i].raw));
        for (const auto &[name, value] : numericMeasures(runs[i].report)) {
            auto curve = std::find_if(curves.begin(), curves.end(), [&measure = name](const Curve &one) { return one.measure == measure; });
            if (curve == curves.end()) {
                curves.push_back({.measure = name, .parameter = std::string(parameter.name), .points = {}});
                curve = curves.end() - 1;
                if (!numeric)
                    curve->words = words;
            }
            curve->points.emplace_back(numeric ? number : static_cast<double>(i), value);
        }
    }
    for (Curve &curve : curves)
        std::stable_sort(curve.points.begin(), curve.points.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    return curves;
}

} // namespace

std::vector<std::pair<std::string, double>> numericMeasures(const Report &report)
{
    std::vector<std::pair<std::string, double>> numbers;
    if (report.measures)
        addNumbers({}, *report.measures, numbers);
    return numbers;
}

Report sweepReport(const ExperimentInfo &experiment, ParameterId parameter, const std::vector<SweepRun> &runs)
{
    const Parameter &varied = experiment.parameter(parameter);
    const Report &first = runs.front().report;
    Report whole;
    whole.experiment = first.experiment;
    whole.parameters = first.parameters;
    std::erase_if(whole.parameters, [&](const auto &pair) { return pair.first == varied.name; });
    whole.startedMonotonic = first.startedMonotonic;
    whole.startedUtc = first.startedUtc;
    whole.machine = first.machine;
    whole.captureMode = first.captureMode;
    whole.captureReason = first.captureReason;
    whole.probeCostNs = first.probeCostNs;
    whole.outcome.verdict = "done";
    whole.sweepParameter = varied.name;
    for (const SweepRun &run : runs) {
        const Report &report = run.report;
        whole.events += report.events;
        whole.eventsLost += report.eventsLost;
        whole.duration = report.startedMonotonic + report.duration - first.startedMonotonic;
        whole.outcome.trials += report.outcome.trials;
        if (report.outcome.verdict != "correct" && report.outcome.verdict != "done")
            whole.outcome.verdict = report.outcome.verdict;
        if (report.machine.externalCpuPercent)
            whole.machine.externalCpuPercent = std::max(whole.machine.externalCpuPercent.value_or(0), *report.machine.externalCpuPercent);
        for (const auto &refusal : report.refusals) {
            if (std::find(whole.refusals.begin(), whole.refusals.end(), refusal) == whole.refusals.end())
                whole.refusals.push_back(refusal);
        }
        whole.sweep.push_back({run.value, std::make_shared<const Report>(report)});
    }
    whole.measures = std::make_shared<const nlohmann::ordered_json>(nlohmann::ordered_json::object());
    whole.curves = curvesOf(varied, runs);
    return whole;
}

} // namespace interleave
