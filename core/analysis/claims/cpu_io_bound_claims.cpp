// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/cpu_io_bound.h"

#include <fmt/format.h>

#include <algorithm>

namespace interleave {

namespace {

constexpr double noGain = 0.15;
constexpr double manyTimes = 10;
constexpr std::uint32_t manyWorkers = 16;
/// The fewest workers with which the whole takes hardly longer than it must.
constexpr double nearlyBest = 1.10;

/// Phases are read as untrusted: their count is clamped, their contents may be anything.
class Tour
{
public:
    explicit Tour(const ClaimInput &input) : m_coroutines(input.settings.choice("engine") == "coroutines"), m_cores(m_coroutines ? 1 : coresOf(input))
    {
        const auto *root = input.segment.root<CpuIoRoot>();
        const std::uint32_t count = root ? std::min(root->phaseCount.load(std::memory_order_acquire), mostCpuIoPhases) : 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (const CpuIoPhase phase = root->phases[i].get(); phase.nanos != 0)
                m_phases.push_back(phase);
        }
        const std::uint32_t natives = root ? std::min(root->nativePhaseCount.load(std::memory_order_acquire), mostCpuIoPhases) : 0;
        for (std::uint32_t i = 0; i < natives; ++i) {
            if (const CpuIoPhase phase = root->nativePhases[i].get(); phase.nanos != 0)
                m_natives.push_back(phase);
        }
        if (root) {
            m_interpretedLoop = static_cast<double>(root->interpretedLoopPs.load(std::memory_order_relaxed)) / 1000;
            m_nativeLoop = static_cast<double>(root->nativeLoopPs.load(std::memory_order_relaxed)) / 1000;
        }
        if (!m_phases.empty())
            m_share = static_cast<double>(std::clamp<std::int64_t>(m_phases.front().cpuShare, 0, 100)) / 100;
    }

    const std::vector<CpuIoPhase> &phases() const { return m_phases; }
    const std::vector<CpuIoPhase> &natives() const { return m_natives; } ///< code=compared: the same items in native code
    const CpuIoPhase *with(std::uint32_t workers) const { return phaseWith(m_phases, workers); }
    const CpuIoPhase *nativeWith(std::uint32_t workers) const { return phaseWith(m_natives, workers); }
    double interpretedLoop() const { return m_interpretedLoop; } ///< ns; 0: not measured
    double nativeLoop() const { return m_nativeLoop; }
    double price() const { return m_nativeLoop > 0 ? m_interpretedLoop / m_nativeLoop : 0; }
    double share() const { return m_share; } ///< computing, of an item
    int cores() const { return m_cores; }

    std::optional<std::uint32_t> optimum() const
    {
        if (m_phases.empty())
            return std::nullopt;
        const auto best =
            std::min_element(m_phases.begin(), m_phases.end(), [](const CpuIoPhase &a, const CpuIoPhase &b) { return a.nanos < b.nanos; });
        const auto enough = std::find_if(m_phases.begin(), m_phases.end(),
            [&](const CpuIoPhase &phase) { return static_cast<double>(phase.nanos) <= nearlyBest * static_cast<double>(best->nanos); });
        return enough->workers;
    }
    /// cores x (1 + wait / compute); none where nothing is computed.
    std::optional<double> predicted() const { return m_share > 0 ? std::optional(m_cores / m_share) : std::nullopt; }
    /// What so many workers need where each of them has what it wants: a core for its computing, and its waits beside the others'.
    double model(double workers) const
    {
        const double all = static_cast<double>(cpuIoItems) * static_cast<double>(cpuIoItemNs);
        return std::max(all / workers, all * m_share / m_cores);
    }

private:
    static const CpuIoPhase *phaseWith(const std::vector<CpuIoPhase> &phases, std::uint32_t workers)
    {
        const auto found = std::find_if(phases.begin(), phases.end(), [workers](const CpuIoPhase &phase) { return phase.workers == workers; });
        return found == phases.end() ? nullptr : &*found;
    }

    bool m_coroutines;
    int m_cores;
    std::vector<CpuIoPhase> m_phases;
    std::vector<CpuIoPhase> m_natives;
    double m_interpretedLoop = 0;
    double m_nativeLoop = 0;
    double m_share = 0;
};

Curve makespans(const Tour &tour)
{
    Curve curve{.measure = "makespan", .parameter = "workers", .points = {}};
    curve.shownAs = "makespan_ns";
    for (const CpuIoPhase &phase : tour.phases()) {
        curve.points.emplace_back(phase.workers, static_cast<double>(phase.nanos));
        curve.model.emplace_back(phase.workers, tour.model(phase.workers));
    }
    curve.predicted = tour.predicted();
    // The model bends exactly where it predicts the best.
    if (curve.predicted && !curve.points.empty() && *curve.predicted > curve.points.front().first && *curve.predicted < curve.points.back().first) {
        curve.model.emplace_back(*curve.predicted, tour.model(*curve.predicted));
        std::sort(curve.model.begin(), curve.model.end());
    }
    return curve;
}

double cpuPercent(const CpuIoPhase &phase)
{
    return phase.nanos == 0 ? 0 : 100 * static_cast<double>(phase.cpuNs) / static_cast<double>(phase.nanos);
}

std::string millis(const CpuIoPhase *phase)
{
    return phase ? fmt::format("{:.0f} ms", static_cast<double>(phase->nanos) / 1e6) : std::string("-");
}

/// What was live changed may be what the claim needs: the phases know what they were run with.
std::string shareIs(const Tour &tour, double share, std::int64_t percent)
{
    return !tour.phases().empty() && tour.share() == share ? std::string() : fmt::format("other-settings|cpu_share={}", percent);
}

Check computingGainsNothing(const ClaimInput &input, const Tour &tour)
{
    const CpuIoPhase *atCores = tour.with(static_cast<std::uint32_t>(tour.cores()));
    const CpuIoPhase *best = nullptr;
    for (const CpuIoPhase &phase : tour.phases()) {
        if (phase.workers > static_cast<std::uint32_t>(tour.cores()) && (!best || phase.nanos < best->nanos))
            best = &phase;
    }
    const double gain = atCores && best ? 1 - static_cast<double>(best->nanos) / static_cast<double>(atCores->nanos) : 0;
    const std::string got = atCores && best ? fmt::format("{:.0f} % faster", std::max(gain, 0.0) * 100) : "-";
    const std::string want = "< 15 %";
    const std::string why = firstReason({
        shareIs(tour, 1, 100),
        input.settings.integer("workers") <= tour.cores() ? fmt::format("other-settings|workers={}", manyWorkers) : "",
        atCores && best     ? ""
        : input.interrupted ? "cut"
                            : "too-short",
        gain < noGain ? "" : externalLoad(input),
    });
    if (!why.empty())
        return inconclusive("computing-gains-nothing", got, want, why);
    return decided("computing-gains-nothing", gain < noGain, got, want);
}

Check waitingGainsAll(const ClaimInput &input, const Tour &tour)
{
    const CpuIoPhase *one = tour.with(1);
    const CpuIoPhase *sixteen = tour.with(manyWorkers);
    const double times = one && sixteen ? static_cast<double>(one->nanos) / static_cast<double>(sixteen->nanos) : 0;
    const std::string got = fmt::format("{} with 1, {} with 16", millis(one), millis(sixteen));
    const std::string want = ">= 10 times";
    const std::string why = firstReason({
        shareIs(tour, 0, 0),
        otherSettings(input.settings, {"io=sleep|socket"}),
        input.settings.integer("workers") < manyWorkers ? fmt::format("other-settings|workers={}", manyWorkers) : "",
        one && sixteen      ? ""
        : input.interrupted ? "cut"
                            : "too-short",
        times < manyTimes ? externalLoad(input) : "",
    });
    if (!why.empty())
        return inconclusive("waiting-gains-all", one && sixteen ? got : "-", want, why);
    return decided("waiting-gains-all", times >= manyTimes, got, want);
}

Check interpreterCosts(const ClaimInput &input, const Tour &tour)
{
    const std::string got =
        tour.price() > 0 ? fmt::format("{:.1f} ns, native {:.2f} ns", tour.interpretedLoop(), tour.nativeLoop()) : std::string("-");
    const std::string want = ">= 10 times";
    if (tour.price() <= 0)
        return inconclusive("interpreter-costs-tenfold", got, want, input.interrupted ? "cut" : "too-short");
    return decided("interpreter-costs-tenfold", tour.price() >= manyTimes, got, want);
}

/// What the fast language gains with one worker: `claim` about a share of computing that is low, or all of it.
Check languageMatters(const ClaimInput &input, const Tour &tour, bool computing)
{
    const char *claim = computing ? "computing-wants-the-fast-language" : "waiting-needs-no-fast-language";
    const CpuIoPhase *interpreted = tour.with(1);
    const CpuIoPhase *native = tour.nativeWith(1);
    const double times = interpreted && native ? static_cast<double>(interpreted->nanos) / static_cast<double>(native->nanos) : 0;
    const std::string got = times > 0 ? fmt::format("{} interpreted, {} native", millis(interpreted), millis(native)) : std::string("-");
    const std::string want = computing ? ">= 5 times" : "< 1.25 times";
    const bool ok = computing ? times >= 5 : times < 1.25;
    const bool shareFits = computing ? tour.share() == 1 : tour.share() <= 0.1;
    const std::string why = firstReason({
        otherSettings(input.settings, {"code=compared"}),
        !tour.phases().empty() && !shareFits ? fmt::format("other-settings|cpu_share={}", computing ? 100 : 10) : "",
        times > 0           ? ""
        : input.interrupted ? "cut"
                            : "too-short",
        ok ? "" : externalLoad(input),
    });
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, ok, got, want);
}

} // namespace

ClaimResult cpuIoBoundClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    result.outcome.verdict = input.interrupted && input.outcome.verdict == "cut" ? "cut" : "done";
    const Tour tour(input);
    if (!tour.phases().empty()) {
        const CpuIoPhase &last = tour.phases().back();
        result.measures["makespan_ns"] = last.nanos;
        result.measures["optimum_workers"] = *tour.optimum();
        if (const auto predicted = tour.predicted())
            result.measures["predicted_workers"] = *predicted;
        result.measures["cpu_percent"] = cpuPercent(last);
        result.measures["single_ns"] = tour.phases().front().nanos;
        result.curves.push_back(makespans(tour));
        if (!tour.natives().empty()) {
            Curve native{.measure = "native_makespan_ns", .parameter = "workers", .points = {}};
            for (const CpuIoPhase &phase : tour.natives())
                native.points.emplace_back(phase.workers, static_cast<double>(phase.nanos));
            result.curves.push_back(std::move(native));
        }
        Curve cpu{.measure = "cpu_percent", .parameter = "workers", .points = {}};
        for (const CpuIoPhase &phase : tour.phases())
            cpu.points.emplace_back(phase.workers, cpuPercent(phase));
        result.curves.push_back(std::move(cpu));
    }
    if (tour.price() > 0) {
        result.measures["loop_ns"] = {{"interpreted", tour.interpretedLoop()}, {"native", tour.nativeLoop()}};
        result.measures["interpreter_price"] = tour.price();
    }
    if (!tour.natives().empty()) {
        result.measures["native_makespan_ns"] = tour.natives().back().nanos;
        result.measures["native_single_ns"] = tour.natives().front().nanos;
    }
    result.checks = {computingGainsNothing(input, tour), waitingGainsAll(input, tour), interpreterCosts(input, tour),
        languageMatters(input, tour, false), languageMatters(input, tour, true)};
    return result;
}

} // namespace interleave
