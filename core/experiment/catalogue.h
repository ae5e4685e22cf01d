// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/parameter.h"

#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace interleave {

class Workload;

enum class Topic { scheduling, processes, threadsAndLocks, betweenProcesses, oneThread };
/// The pictures that make an experiment's point; the timeline is always there.
enum class ChartKind {
    raceOverTime,
    lockContention,
    outcomeHistogram,
    throughput,
    queueDepth,
    startLatency,
    taskStaircase,
    waitGraph,
    processTree,
    curve,
    secondCurve,
    turnLengths,
    taskTurns,
    latencyDots,
    channelRate,
    channelRoundTrip,
    memoryBars,
    messageLadder
};

/// Values that make an experiment what a listing of a course does: as it is often printed, slips included, or as it was meant.
struct Preset
{
    std::string_view name;
    std::vector<std::pair<std::string_view, std::string_view>> values; ///< parameter and value; the others are at their defaults
};

/// All that is known of an experiment without running it. Immutable, lives as long as the program.
struct ExperimentInfo
{
    std::string_view id;
    Topic topic;
    std::vector<Parameter> parameters;      ///< own ones first, then the placement ones
    std::vector<std::string_view> measures; ///< names in the report's `measures`
    std::vector<ChartKind> charts;
    std::vector<Preset> presets; ///< where a course has a listing of it; as printed before as meant
    bool endless = false;        ///< without --seconds or --trials the work has no end of its own; the command line gives it 2 s
    std::shared_ptr<const Workload> workload;

    ParameterId find(std::string_view name) const; ///< invalid when there is none
    const Parameter &parameter(ParameterId which) const { return parameters[which.value]; }
};

/// The experiments, in the order of the list. Built once by whoever needs it (cheap, no globals).
class Catalogue
{
public:
    Catalogue();
    std::span<const ExperimentInfo> experiments() const { return m_experiments; }
    /// Error: unknownExperiment.
    Result<const ExperimentInfo *> find(std::string_view id) const;

private:
    std::vector<ExperimentInfo> m_experiments;
};

} // namespace interleave
