// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/paged_memory.h"
#include "core/experiment/workloads/switching_cost.h"

#include <fmt/format.h>

#include <algorithm>

namespace interleave {

namespace {

constexpr double keptWithoutSwitching = 0.75;
constexpr double keptWithSwitching = 0.70;
constexpr double explodes = 10;
constexpr std::uint32_t manyWorkers = 256;
/// Fewer switches in a phase say nothing about what one costs.
constexpr std::uint64_t enoughSwitches = 1000;

double perSecond(std::uint64_t count, const SwitchingPhase &phase)
{
    return phase.nanos == 0 ? 0 : static_cast<double>(count) * 1e9 / static_cast<double>(phase.nanos);
}

/// Phases are read as untrusted: their count is clamped, their contents may be anything.
class Tour
{
public:
    explicit Tour(const ClaimInput &input) : m_cores(coresOf(input)), m_handOver(input.settings.choice("work") == "hand-over")
    {
        const auto *root = input.segment.root<SwitchingCostRoot>();
        const std::uint32_t count = root ? std::min(root->phaseCount.load(std::memory_order_acquire), mostSwitchingPhases) : 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (const SwitchingPhase phase = root->phases[i].get(); phase.nanos != 0)
                m_phases.push_back(phase);
        }
        for (const SwitchingPhase &phase : m_phases)
            m_best = std::max(m_best, perSecond(phase.units, phase));
        const auto steps = switchingSteps(input.settings.integer("max_workers"));
        m_whole = m_phases.size() >= steps.size() && !m_phases.empty() && m_phases.back().workers == steps.back();
    }

    const std::vector<SwitchingPhase> &phases() const { return m_phases; }
    bool isWhole() const { return m_whole; }
    /// Of the phase with the most workers, share of the best.
    double kept() const { return m_best > 0 ? perSecond(m_phases.back().units, m_phases.back()) / m_best : 0; }
    bool switchesCounted() const
    {
        return std::any_of(m_phases.begin(), m_phases.end(), [](const SwitchingPhase &phase) { return phase.switches != 0; });
    }
    /// What a switch costs beyond the unit's own time, which the first phase (one worker, no switches) tells.
    std::optional<double> microsPerSwitch(const SwitchingPhase &phase) const
    {
        if (m_phases.front().workers != 1 || m_phases.front().units == 0 || phase.switches < enoughSwitches)
            return std::nullopt;
        const double unit = static_cast<double>(m_phases.front().nanos) / static_cast<double>(m_phases.front().units);
        const double cores = m_handOver ? 1 : std::min<double>(m_cores, phase.workers);
        const double lost = static_cast<double>(phase.nanos) * cores - static_cast<double>(phase.units) * unit;
        if (lost <= 0) // others had the cores while the first phase was measured
            return std::nullopt;
        return lost / static_cast<double>(phase.switches) / 1000;
    }

private:
    int m_cores;
    bool m_handOver;
    std::vector<SwitchingPhase> m_phases;
    double m_best = 0;
    bool m_whole = false;
};

std::string cutOr(const ClaimInput &input, const Tour &tour)
{
    return tour.isWhole() ? std::string() : input.interrupted ? "cut" : "too-short";
}

std::string manyEnough(const ClaimInput &input)
{
    return input.settings.integer("max_workers") < manyWorkers ? fmt::format("other-settings|max_workers={}", manyWorkers) : std::string();
}

Check manyComputeAsMuch(const ClaimInput &input, const Tour &tour)
{
    const std::string got = tour.phases().empty() ? "-" : percent(tour.kept());
    const std::string want = ">= 75 %";
    const std::string why = firstReason({
        otherSettings(input.settings, {"work=pure-cpu", "working_set_kib=0"}),
        manyEnough(input),
        changedLive(input, "working_set_kib") ? "changed-live|working_set_kib" : "",
        cutOr(input, tour),
        tour.isWhole() && tour.kept() >= keptWithoutSwitching ? "" : externalLoad(input),
    });
    if (!why.empty())
        return inconclusive("many-compute-as-much", got, want, why);
    return decided("many-compute-as-much", tour.kept() >= keptWithoutSwitching, got, want);
}

Check switchingCosts(const ClaimInput &input, const Tour &tour)
{
    const std::string got = tour.phases().empty() ? "-" : percent(tour.kept());
    const std::string want = "< 70 %";
    const std::string why =
        firstReason({otherSettings(input.settings, {"work=yield|hand-over"}), manyEnough(input), cutOr(input, tour), externalLoad(input)});
    if (!why.empty())
        return inconclusive("switching-costs", got, want, why);
    return decided("switching-costs", tour.kept() < keptWithSwitching, got, want);
}

Check switchesExplode(const ClaimInput &input, const Tour &tour)
{
    const bool any = !tour.phases().empty();
    const double few = any ? perSecond(tour.phases().front().switches, tour.phases().front()) : 0;
    const double many = any ? perSecond(tour.phases().back().switches, tour.phases().back()) : 0;
    const std::string got = any ? fmt::format("{:.0f}/s, {:.0f}/s with one", many, few) : "-";
    const std::string want = "> 10 times";
    const std::string why = firstReason({
        otherSettings(input.settings, {"work=yield|hand-over"}),
        manyEnough(input),
        cutOr(input, tour),
        tour.switchesCounted() ? "" : "not-measured",
    });
    if (!why.empty())
        return inconclusive("switches-explode", got, want, why);
    return decided("switches-explode", many > explodes * few, got, want);
}

/// What the phases say whose working sets have room together, and those of the others.
struct Paging
{
    const SwitchingPhase *lastWithin = nullptr;
    const SwitchingPhase *firstBeyond = nullptr;
    double mostWithin = 0; ///< faults a touch
    double leastBeyond = 1;
    bool direct = false;
    std::uint32_t wrong = 0;
};

double faultShare(const SwitchingPhase &phase)
{
    return phase.touches == 0 ? 0 : static_cast<double>(phase.faults) / static_cast<double>(phase.touches);
}

Paging pagingOf(const ClaimInput &input, const Tour &tour)
{
    Paging paging;
    const auto *root = input.segment.root<SwitchingCostRoot>();
    const auto *memory = root && root->paged != 0 ? input.segment.at<PagedMemory>(root->paged) : nullptr;
    if (!memory)
        return paging;
    paging.direct = memory->direct != 0;
    paging.wrong = memory->wrong.load(std::memory_order_relaxed);
    const std::int64_t frames = input.settings.integer("frames_mb") * 1024;
    for (const SwitchingPhase &phase : tour.phases()) {
        if (phase.touches == 0)
            continue;
        if (phase.workers * phase.workingSetKib <= frames) {
            paging.lastWithin = &phase;
            paging.mostWithin = std::max(paging.mostWithin, faultShare(phase));
        } else {
            if (!paging.firstBeyond)
                paging.firstBeyond = &phase;
            paging.leastBeyond = std::min(paging.leastBeyond, faultShare(phase));
        }
    }
    return paging;
}

/// Both claims need phases on either side of what there is room for.
std::string bothSides(const ClaimInput &input, const Tour &tour, const Paging &paging)
{
    return firstReason({otherSettings(input.settings, {"work=paging"}), cutOr(input, tour),
        paging.lastWithin && paging.firstBeyond ? "" : "other-settings|max_workers=32, working_set_kib=0, frames_mb=4"});
}

/// How often beyond depends on the disk, too: while the others wait long for it, whoever has all its pages goes on with them.
Check faultsBeyondMemory(const ClaimInput &input, const Tour &tour, const Paging &paging)
{
    const bool both = paging.lastWithin && paging.firstBeyond;
    const std::string got =
        both ? fmt::format("{} within, {} beyond, {} wrong", percent(paging.mostWithin), percent(paging.leastBeyond), paging.wrong) : "-";
    const std::string want = "< 2 % within, > 10 % beyond, 0 wrong";
    const std::string why = firstReason({bothSides(input, tour, paging), paging.leastBeyond > 0.1 ? "" : externalLoad(input)});
    if (!why.empty())
        return inconclusive("paging-begins-where-memory-ends", got, want, why);
    return decided("paging-begins-where-memory-ends", paging.mostWithin < 0.02 && paging.leastBeyond > 0.1 && paging.wrong == 0, got, want);
}

/// How many times depends on the disk, and on how many reads it does at once.
Check pagingSlowsManyTimes(const ClaimInput &input, const Tour &tour, const Paging &paging)
{
    const bool both = paging.lastWithin && paging.firstBeyond;
    const double within = both ? perSecond(paging.lastWithin->units, *paging.lastWithin) : 0;
    const double beyond = both ? perSecond(paging.firstBeyond->units, *paging.firstBeyond) : 0;
    const std::string got = both ? fmt::format("{:.0f}/s, then {:.0f}/s", within, beyond) : "-";
    const std::string want = "<= a fifth";
    const std::string why =
        firstReason({bothSides(input, tour, paging), paging.direct ? "" : "no-direct-reads", beyond * 5 <= within ? "" : externalLoad(input)});
    if (!why.empty())
        return inconclusive("paging-slows-many-times", got, want, why);
    return decided("paging-slows-many-times", beyond * 5 <= within, got, want);
}

} // namespace

ClaimResult switchingCostClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    result.outcome.verdict = input.interrupted && input.outcome.verdict == "cut" ? "cut" : "done";
    const Tour tour(input);
    const bool counted = tour.switchesCounted();
    const bool asksForSwitches = otherSettings(input.settings, {"work=yield|hand-over"}).empty();
    Curve throughput{.measure = "throughput", .parameter = "workers", .points = {}};
    Curve switches{.measure = "switches_per_s", .parameter = "workers", .points = {}};
    Curve faults{.measure = "faults_per_s", .parameter = "workers", .points = {}};
    Curve cost{.measure = "us_per_switch", .parameter = "workers", .points = {}};
    for (const SwitchingPhase &phase : tour.phases()) {
        throughput.points.emplace_back(phase.workers, perSecond(phase.units, phase));
        if (counted)
            switches.points.emplace_back(phase.workers, perSecond(phase.switches, phase));
        if (phase.touches != 0)
            faults.points.emplace_back(phase.workers, perSecond(phase.faults, phase));
        // Where nobody asks for a switch there are too few to be told from the noise.
        if (const auto micros = tour.microsPerSwitch(phase); micros && asksForSwitches)
            cost.points.emplace_back(phase.workers, *micros);
    }
    if (!tour.phases().empty()) {
        result.measures["throughput"] = throughput.points.back().second;
        result.measures["throughput_kept_share"] = tour.kept();
    }
    // Both speak of the phase with the most workers; what was told of an earlier one alone is left to the curve.
    for (const Curve *curve : {&faults, &switches, &cost}) {
        if (!curve->points.empty() && curve->points.back().first == throughput.points.back().first)
            result.measures[curve->measure] = curve->points.back().second;
    }
    if (!faults.points.empty())
        result.measures["read_mib_per_s"] = faults.points.back().second * pageBytes / (1 << 20);
    for (Curve *curve : {&throughput, &faults, &switches, &cost}) {
        if (!curve->points.empty())
            result.curves.push_back(std::move(*curve));
    }
    const Paging paging = pagingOf(input, tour);
    result.checks = {manyComputeAsMuch(input, tour), switchingCosts(input, tour), switchesExplode(input, tour),
        faultsBeyondMemory(input, tour, paging), pagingSlowsManyTimes(input, tour, paging)};
    return result;
}

} // namespace interleave
