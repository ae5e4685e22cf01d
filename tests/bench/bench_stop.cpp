// SPDX-License-Identifier: GPL-3.0-or-later
// From Stop to the last process of the run gone: every experiment of the catalogue, each at moments of its own.
#include "core/base/clock.h"
#include "core/experiment/catalogue.h"
#include "core/host/host_client.h"
#include "core/host/host_path.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <optional>
#include <random>

#include <poll.h>

namespace interleave {
namespace {

constexpr int timesEach = 3;
constexpr std::int64_t latestMs = 700; ///< some experiments end by themselves soon after

/// From the request to the end; nothing where the run ended before it was asked to, or could not be had here.
std::optional<Nanos> timeToStop(const ExperimentInfo &experiment, Nanos after)
{
    const auto segment = Segment::create();
    const auto executable = findHostExecutable();
    if (!segment || !executable)
        return std::nullopt;
    auto client = HostClient::start({.hostExecutable = executable->string()}, *segment, Settings(experiment));
    if (!client)
        return std::nullopt;
    (*client)->release();
    Nanos asked = 0;
    const Nanos begin = monotonicNow();
    for (;;) {
        const Nanos left = begin + after - monotonicNow();
        pollfd fd{(*client)->wakeFd(), POLLIN, 0};
        ::poll(&fd, 1, asked != 0 ? -1 : static_cast<int>(std::max<Nanos>(left, 0) / 1'000'000) + 1);
        (*client)->poll();
        if ((*client)->phase() == HostPhase::ended)
            return asked == 0 ? std::nullopt : std::optional(monotonicNow() - asked);
        if (asked == 0 && monotonicNow() >= begin + after) {
            asked = monotonicNow();
            (*client)->requestStop();
        }
    }
}

/// Repetitions go round the catalogue, so that median and longest are those of all experiments.
void stopped(benchmark::State &state)
{
    static const Catalogue catalogue;
    static std::size_t next = 0;
    static std::mt19937 random(20'260'101); // NOLINT: the same moments each time
    for (auto step : state) {
        std::optional<Nanos> time;
        while (!time) {
            const ExperimentInfo &experiment = catalogue.experiments()[next++ / timesEach % catalogue.experiments().size()];
            time = timeToStop(experiment, static_cast<Nanos>(random() % latestMs) * 1'000'000);
        }
        state.SetIterationTime(static_cast<double>(*time) * 1e-9);
    }
}

double longest(const std::vector<double> &times)
{
    return *std::max_element(times.begin(), times.end());
}

BENCHMARK(stopped)
    ->Name("Host/Stopped")
    ->UseManualTime()
    ->Iterations(1)
    ->Repetitions(timesEach * 29)
    ->ReportAggregatesOnly()
    ->ComputeStatistics("longest", longest)
    ->Unit(benchmark::kMillisecond);

} // namespace
} // namespace interleave
