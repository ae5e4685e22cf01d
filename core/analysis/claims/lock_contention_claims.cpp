// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/lock_contention.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace interleave {

namespace {

/// Phases are read as untrusted: their count is clamped, their lengths may be anything.
std::vector<ContentionPhase> phasesOf(const LockContentionRoot &root)
{
    const std::uint32_t count = std::min(root.phaseCount.load(std::memory_order_acquire), mostContentionPhases);
    return {root.phases, root.phases + count};
}

/// Microseconds of work done per microsecond of time, by all workers together.
double rateOf(const ContentionPhase &phase)
{
    return phase.nanos == 0 ? 0 : static_cast<double>(phase.units) * phase.setting.unitMicros * 1000 / static_cast<double>(phase.nanos);
}

double ownerChangeShare(const ContentionPhase &phase)
{
    return phase.acquisitions == 0 ? 0 : static_cast<double>(phase.ownerChanges) / static_cast<double>(phase.acquisitions);
}

/// The tour of one run: its yardstick (one worker, nothing locked) and what the other phases are against it.
class Tour
{
public:
    explicit Tour(std::vector<ContentionPhase> phases) : m_phases(std::move(phases))
    {
        if (!m_phases.empty() && m_phases.front().setting.active == 1)
            m_alone = rateOf(m_phases.front());
    }

    const std::vector<ContentionPhase> &phases() const { return m_phases; }
    std::optional<double> speedup(const ContentionPhase &phase) const { return m_alone > 0 ? std::optional(rateOf(phase) / m_alone) : std::nullopt; }
    const ContentionPhase *find(const std::function<bool(const ContentionSetting &)> &wanted) const
    {
        for (std::size_t i = 1; i < m_phases.size(); ++i) {
            if (wanted(m_phases[i].setting))
                return &m_phases[i];
        }
        return nullptr;
    }
    /// The last phase has the user's own settings, if the tour came that far.
    const ContentionPhase *own() const { return m_phases.size() >= wholeTour ? &m_phases.back() : nullptr; }

private:
    static constexpr std::size_t wholeTour = 10;
    std::vector<ContentionPhase> m_phases;
    double m_alone = 0;
};

void measureOwn(const Tour &tour, nlohmann::ordered_json &measures)
{
    const ContentionPhase *own = tour.own();
    if (!own)
        return;
    if (const auto speedup = tour.speedup(*own))
        measures["speedup"] = *speedup;
    const double all = static_cast<double>(own->nanos) * own->setting.active;
    if (all > 0)
        measures["wait_share"] = std::min(1.0, static_cast<double>(own->waitNs) / all);
    if (own->acquisitions != 0)
        measures["owner_change_share"] = ownerChangeShare(*own);
}

void measureLocks(const ClaimInput &input, nlohmann::ordered_json &measures)
{
    const auto busiest = std::max_element(
        input.locks.begin(), input.locks.end(), [](const LockReport &a, const LockReport &b) { return a.acquisitions < b.acquisitions; });
    if (busiest != input.locks.end()) {
        if (busiest->handoff.count != 0)
            measures["handoff_ns"] = {{"p50", busiest->handoff.p50}, {"p99", busiest->handoff.p99}};
        if (busiest->fairness > 0)
            measures["fairness"] = busiest->fairness;
    }
    std::uint64_t switches = 0;
    bool counted = false;
    for (const WorkerReport &worker : input.workers) {
        counted = counted || worker.voluntary;
        switches += worker.voluntary.value_or(0) + worker.preempted.value_or(0);
    }
    if (counted && input.duration > 0)
        measures["switches_per_s"] = static_cast<double>(switches) * 1e9 / static_cast<double>(input.duration);
}

std::string text(std::optional<double> value)
{
    return value ? fmt::format("{:.2f}", *value) : std::string("-");
}

} // namespace

ClaimResult lockContentionClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    result.outcome.verdict = "done";
    result.outcome.trials = 0;
    const auto *root = input.segment.root<LockContentionRoot>();
    const Tour tour(root ? phasesOf(*root) : std::vector<ContentionPhase>());
    measureOwn(tour, result.measures);
    measureLocks(input, result.measures);

    const double micros = input.settings.real("unit_us");
    const auto plain = [&](std::int64_t percent) {
        return tour.find([&](const ContentionSetting &s) { return s.lockedPercent == percent && s.unitMicros == micros; });
    };
    const auto kindAtFull = [&](LockKind kind) {
        return tour.find([&](const ContentionSetting &s) { return s.lockedPercent == 100 && s.unitMicros == micros && s.lock == kind; });
    };
    Curve curve{.measure = "speedup", .parameter = "locked_percent", .points = {}};
    for (const std::int64_t percent : {0, 25, 50, 75, 100}) {
        const ContentionPhase *phase = plain(percent);
        if (const auto speedup = phase ? tour.speedup(*phase) : std::nullopt)
            curve.points.emplace_back(static_cast<double>(percent), *speedup);
    }
    if (!curve.points.empty())
        result.curves.push_back(std::move(curve));

    const std::string workers = input.settings.integer("workers") < 2 ? "other-settings|workers=2" : "";
    const auto judge = [&](std::string claim, std::string want, const ContentionPhase *a, const ContentionPhase *b, const std::string &got, bool ok,
                           bool aboutRates) {
        const std::string why = firstReason(
            {workers, coresMissing(input, 2), !a || !b ? (input.interrupted ? "cut" : "too-short") : "", aboutRates ? externalLoad(input) : ""});
        result.checks.push_back(
            why.empty() ? decided(std::move(claim), ok, got, std::move(want)) : inconclusive(std::move(claim), got, std::move(want), why));
    };
    const auto speedupOf = [&](const ContentionPhase *phase) { return phase ? tour.speedup(*phase) : std::nullopt; };

    const auto *open = plain(0);
    const auto *full = plain(100);
    const auto atNone = speedupOf(open);
    const auto atFull = speedupOf(full);
    judge("locking-costs-speed", "speedup(0) > 1.2 x speedup(100)", open, full, text(atNone) + " / " + text(atFull),
        atNone && atFull && *atNone > 1.2 * *atFull, true);
    judge("all-locked-is-serial", "<= 1.1", full, full, text(atFull), atFull && *atFull <= 1.1, true);

    const auto *ticket = kindAtFull(LockKind::ticket);
    const auto *mutex = kindAtFull(LockKind::mutex);
    const double ticketShare = ticket ? ownerChangeShare(*ticket) : 0;
    const double mutexShare = mutex ? ownerChangeShare(*mutex) : 0;
    judge("ticket-changes-owner", ">= 0.90 and above the mutex's", ticket, mutex, fmt::format("{:.2f} / {:.2f}", ticketShare, mutexShare),
        ticketShare >= 0.9 && ticketShare > mutexShare, true);

    const auto *fine = plain(50);
    const auto *coarse = tour.find([&](const ContentionSetting &s) { return s.lockedPercent == 50 && s.unitMicros > micros; });
    const auto fineRate = speedupOf(fine);
    const auto coarseRate = speedupOf(coarse);
    judge("coarser-is-faster", "larger units faster", fine, coarse, text(fineRate) + " / " + text(coarseRate),
        fineRate && coarseRate && *coarseRate > *fineRate, true);
    return result;
}

} // namespace interleave
