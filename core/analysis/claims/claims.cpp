// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include <fmt/format.h>

#include <algorithm>

namespace interleave {

namespace {

constexpr double mostExternalPercent = 10;

struct Entry
{
    std::string_view experiment;
    ClaimResult (*claims)(const ClaimInput &);
};

constexpr Entry entries[] = {
    {"parallelism", parallelismClaims},
    {"time-slices", timeSlicesClaims},
    {"switching-cost", switchingCostClaims},
    {"cooperative", cooperativeClaims},
    {"cpu-io-bound", cpuIoBoundClaims},
    {"fork", forkClaims},
    {"start-methods", startMethodsClaims},
    {"pool", poolClaims},
    {"subprocess", subprocessClaims},
    {"lifecycle", lifecycleClaims},
    {"master-worker", masterWorkerClaims},
    {"lost-update", lostUpdateClaims},
    {"lock-contention", lockContentionClaims},
    {"forgotten-release", forgottenReleaseClaims},
    {"deadlock", deadlockClaims},
    {"semaphore", semaphoreClaims},
    {"event", eventClaims},
    {"thread-local", threadLocalClaims},
    {"gil", gilClaims},
    {"gil-convoy", gilConvoyClaims},
    {"queue", queueClaims},
    {"pipe", pipeClaims},
    {"shared-memory", sharedMemoryClaims},
    {"manager", managerClaims},
    {"signals", signalsClaims},
    {"channels", channelsClaims},
    {"coroutines", coroutinesClaims},
    {"server-models", serverModelsClaims},
    {"distributed", distributedClaims},
};

bool agrees(std::string_view value, std::string_view words)
{
    while (!words.empty()) {
        const std::size_t bar = words.find('|');
        if (words.substr(0, bar) == value)
            return true;
        words = bar == std::string_view::npos ? std::string_view() : words.substr(bar + 1);
    }
    return false;
}

} // namespace

ClaimResult evaluate(const ClaimInput &input)
{
    for (const Entry &entry : entries) {
        if (entry.experiment == input.settings.experiment().id)
            return entry.claims(input);
    }
    ClaimResult result;
    result.outcome = input.outcome;
    return result;
}

Check decided(std::string claim, bool ok, std::string got, std::string want)
{
    return {.claim = std::move(claim), .ok = ok, .got = std::move(got), .want = std::move(want), .why = {}};
}

Check inconclusive(std::string claim, std::string got, std::string want, std::string why)
{
    return {.claim = std::move(claim), .ok = std::nullopt, .got = std::move(got), .want = std::move(want), .why = std::move(why)};
}

std::string otherSettings(const Settings &settings, std::initializer_list<std::string_view> wishes)
{
    std::string missing;
    for (const std::string_view wish : wishes) {
        const std::size_t equals = wish.find('=');
        const ParameterId id = settings.experiment().find(wish.substr(0, equals));
        if (id.isValid() && agrees(valueText(settings.experiment().parameter(id), settings.raw(id)), wish.substr(equals + 1)))
            continue;
        missing.append(missing.empty() ? "" : ", ").append(wish.substr(0, wish.find('|')));
    }
    return missing.empty() ? missing : "other-settings|" + missing;
}

int coresOf(const ClaimInput &input)
{
    if (input.settings.choice("pinning") == "same-core")
        return 1;
    const auto most = static_cast<int>(input.settings.integer("cores"));
    return most > 0 ? std::min(most, input.machine.coresUsable) : input.machine.coresUsable;
}

std::string coresMissing(const ClaimInput &input, int needed)
{
    return coresOf(input) >= needed ? std::string() : fmt::format("cores-missing|{}", needed);
}

std::string externalLoad(const ClaimInput &input)
{
    // What a hypervisor gave to other machines is lost to this one just the same.
    const double taken = input.machine.externalCpuPercent.value_or(0) + input.machine.stealPercent.value_or(0);
    if (taken > mostExternalPercent)
        return fmt::format("external-load|{:.0f}", taken);
    // A window that draws takes its share of a core like any other program.
    const double watched = taken + input.machine.watchingCpuPercent.value_or(0);
    return watched > mostExternalPercent ? fmt::format("watching-load|{:.0f}", watched) : std::string();
}

std::string percent(double share)
{
    return fmt::format("{:.0f} %", share * 100);
}

std::string firstReason(std::initializer_list<std::string> reasons)
{
    for (const std::string &reason : reasons) {
        if (!reason.empty())
            return reason;
    }
    return {};
}

bool changedLive(const ClaimInput &input, std::string_view parameter)
{
    const ParameterId id = input.settings.experiment().find(parameter);
    for (std::uint64_t i = 0; i < input.view.markerCount(); ++i) {
        if (input.view.marker(i).parameter == id)
            return true;
    }
    return false;
}

} // namespace interleave
