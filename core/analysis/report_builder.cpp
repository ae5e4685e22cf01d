// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_builder.h"

#include "core/analysis/claims/claims.h"
#include "core/analysis/contention_stats.h"
#include "core/analysis/queue_stats.h"
#include "core/analysis/utilisation.h"
#include "core/analysis/worker_stats.h"

#include <nlohmann/json.hpp>

namespace interleave {

namespace {

std::vector<std::pair<std::string, std::string>> parameterTexts(const Settings &settings)
{
    std::vector<std::pair<std::string, std::string>> texts;
    const ExperimentInfo &experiment = settings.experiment();
    for (std::uint32_t index = 0; index < experiment.parameters.size(); ++index) {
        const Parameter &parameter = experiment.parameters[index];
        texts.emplace_back(parameter.name, valueText(parameter, settings.raw(ParameterId{index})));
    }
    return texts;
}

std::vector<MarkerReport> markerReports(const TraceView &view, const ExperimentInfo &experiment)
{
    std::vector<MarkerReport> reports;
    for (std::uint64_t index = 0; index < view.markerCount(); ++index) {
        const MarkerRow row = view.marker(index);
        if (row.parameter.value >= experiment.parameters.size())
            continue; // the record came through shared memory
        const Parameter &parameter = experiment.parameter(row.parameter);
        reports.push_back({row.time, std::string(parameter.name), valueText(parameter, row.from), valueText(parameter, row.to)});
    }
    return reports;
}

std::vector<std::pair<std::string, std::vector<Point>>> seriesOf(const TraceView &view)
{
    std::vector<std::pair<std::string, std::vector<Point>>> series;
    for (std::uint32_t index = 0; index < view.trackCount(); ++index) {
        const TrackId id{index};
        const TrackInfo &info = view.track(id);
        if (info.kind != TrackKind::series)
            continue;
        std::vector<Point> points;
        const std::uint64_t count = view.pointCount(id);
        points.reserve(count);
        for (std::uint64_t point = 0; point < count; ++point)
            points.push_back(view.point(id, point));
        series.emplace_back(info.name, std::move(points));
    }
    return series;
}

/// What the rounds themselves say; an experiment's own claims may know better.
Outcome outcomeOf(const ReportInput &input)
{
    Outcome outcome;
    bool wrong = false;
    std::optional<std::uint64_t> lost;
    for (std::uint64_t index = 0; index < input.view.trialCount(); ++index) {
        const TrialRow trial = input.view.trial(index);
        if ((trial.flags & trialPhase) != 0)
            continue;
        lost = lost.value_or(0) + trial.lost; // exact also where the round was cut
        if ((trial.flags & trialCut) != 0)
            continue;
        ++outcome.trials;
        ++outcome.histogram[trial.actual];
        outcome.expected = trial.expected;
        outcome.actual = trial.actual;
        // A value can come out right by luck: what one lost update takes away, another may give back.
        wrong = wrong || (trial.flags & trialWrong) != 0 || trial.lost > 0;
    }
    outcome.lost = lost;
    if (wrong)
        outcome.verdict = "wrong";
    else if (!input.errorKey.empty() || (input.interrupted && outcome.trials == 0))
        outcome.verdict = "cut";
    else
        outcome.verdict = outcome.trials > 0 ? "correct" : "done";
    return outcome;
}

} // namespace

Report buildReport(const ReportInput &input)
{
    SliceSums ownSums;
    SliceSums &sums = input.sums ? *input.sums : ownSums;
    sums.update(input.view);
    const ExperimentInfo &experiment = input.settings.experiment();

    Report report;
    report.experiment = experiment.id;
    report.parameters = parameterTexts(input.settings);
    report.startedMonotonic = input.startedMonotonic;
    report.startedUtc = input.startedUtc;
    report.machine = input.machine;
    report.captureMode = input.capture.mode;
    report.captureReason = input.capture.reason;
    report.events = input.capture.events;
    report.eventsLost = input.capture.lost;
    report.probeCostNs = input.capture.probeCostNs;
    report.duration = input.duration;
    report.outcome = outcomeOf(input);
    report.series = seriesOf(input.view);
    report.cores = coreReports(input.view, sums, input.duration);
    report.workers = workerReports(input.segment, input.view, sums, input.capture.mode.starts_with("kernel"));
    report.locks = lockReports(input.segment);
    report.queues = queueReports(input.segment);
    report.markers = markerReports(input.view, experiment);
    report.refusals = input.refusals;
    report.errorKey = input.errorKey;

    ClaimResult claims = evaluate({input.settings, input.segment, input.view, report.machine, report.workers, report.locks, report.queues,
        report.outcome, input.duration, input.interrupted});
    report.outcome = std::move(claims.outcome);
    report.checks = std::move(claims.checks);
    report.measures = std::make_shared<const nlohmann::ordered_json>(std::move(claims.measures));
    for (auto &series : claims.series)
        report.series.push_back(std::move(series));
    report.curves = std::move(claims.curves);
    return report;
}

} // namespace interleave
