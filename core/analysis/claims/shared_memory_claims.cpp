// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/claims/lock_phases.h"
#include "core/experiment/workloads/lost_update.h"
#include "core/experiment/workloads/shared_memory.h"

#include <fmt/format.h>

namespace interleave {

namespace {

/// Fewer may be done before the second worker has woken.
constexpr std::int64_t fewestIterations = 10'000;

Check unlockedLoses(const char *claim, const char *kinds, const ClaimInput &input, const LockSides &sides)
{
    const LockPhase &without = sides.without;
    const Settings &settings = input.settings;
    const std::string why = firstReason({
        otherSettings(settings, {kinds}),
        without.stores == 0 ? otherSettings(settings, {"lock=none"}) : "",
        settings.integer("workers") < 2 ? "other-settings|workers=2" : "",
        settings.integer("iterations") < fewestIterations ? "other-settings|iterations=100000" : "",
        coresMissing(input, 2),
        without.stores == 0 ? "too-short" : "",
        without.lost == 0 && without.rounds == 0 ? "no-overlap" : "",
    });
    return why.empty() ? decided(claim, without.lost > 0, lostOf(without), "> 0") : inconclusive(claim, lostOf(without), "> 0", why);
}

Check withLockExact(const ClaimInput &input, const LockSides &sides)
{
    const std::string why = firstReason({
        otherSettings(input.settings, {"kind=value|array|named|file"}),
        sides.with.stores == 0 ? "other-settings|lock=with-lock" : "",
    });
    return why.empty() ? decided("with-lock-exact", sides.with.lost == 0, lostOf(sides.with), "0")
                       : inconclusive("with-lock-exact", lostOf(sides.with), "0", why);
}

/// Each process changes the variable it has; the parent's is another one, at the same address.
Check privateUnchanged(const ClaimInput &input, const SharedMemoryRoot &root, nlohmann::ordered_json &measures)
{
    const std::string want = "each right / 0";
    if (input.settings.choice("kind") != "private")
        return inconclusive("private-unchanged", "-", want, "other-settings|kind=private, start_method=fork");
    const std::int64_t parent = cellValue(root.parentWord.load(std::memory_order_relaxed));
    auto values = nlohmann::ordered_json::array();
    bool right = true;
    for (const WorkerReport &worker : input.workers) {
        const unsigned number = input.segment.lane(worker.lane).number;
        if (number >= mostSharedMemoryWorkers)
            continue;
        const std::int64_t value = cellValue(root.lastWord[number].load(std::memory_order_relaxed));
        right = right && value == input.settings.integer("iterations");
        values.push_back(value);
    }
    const std::string got = fmt::format("{} / {}", values.dump(), parent);
    measures["private_values"] = std::move(values);
    if (root.parentLooked.load(std::memory_order_acquire) == 0 || input.outcome.trials == 0)
        return inconclusive("private-unchanged", got, want, "cut");
    measures["parent_value"] = parent;
    return decided("private-unchanged", parent == 0 && (right || input.interrupted), got, want);
}

nlohmann::ordered_json addressesOf(const ClaimInput &input, const SharedMemoryRoot &root)
{
    auto addresses = nlohmann::ordered_json::object();
    if (input.settings.choice("kind") == "private")
        addresses["parent"] = fmt::format("{:#x}", root.parentAddress.load(std::memory_order_relaxed));
    for (const WorkerReport &worker : input.workers) {
        const unsigned number = input.segment.lane(worker.lane).number;
        if (number < mostSharedMemoryWorkers)
            addresses[worker.name] = fmt::format("{:#x}", root.address[number].load(std::memory_order_relaxed));
    }
    return addresses;
}

} // namespace

ClaimResult sharedMemoryClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<SharedMemoryRoot>();
    if (!root)
        return result;
    const std::vector<LockPhase> phases = lockPhases(input);
    const LockSides sides = sidesOf(phases);
    auto &measures = result.measures;
    tellLosses(input, sides, measures);
    tellPhases(input, phases, measures);
    result.checks = {unlockedLoses("value-alone-loses", "kind=value|array|named", input, sides),
        unlockedLoses("file-alone-loses", "kind=file", input, sides), withLockExact(input, sides), privateUnchanged(input, *root, measures)};
    if (input.settings.choice("kind") != "file") // what is in a file has no address
        measures["cell_address"] = addressesOf(input, *root);
    return result;
}

} // namespace interleave
