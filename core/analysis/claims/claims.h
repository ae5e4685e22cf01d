// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/experiment/settings.h"
#include "core/shm/segment.h"
#include "core/store/trace_store.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace interleave {

/// What an experiment's claims are judged by. Nothing is kept after the call.
struct ClaimInput
{
    const Settings &settings; ///< as at the start; changes come from the trace's markers
    const Segment &segment;   ///< exact counters and the workload's own state; untrusted
    TraceView view;
    const MachineFacts &machine;
    const std::vector<WorkerReport> &workers;
    const std::vector<LockReport> &locks;
    const std::vector<QueueReport> &queues;
    const Outcome &outcome; ///< by the rounds themselves
    Nanos duration = 0;
    bool interrupted = false;
};

struct ClaimResult
{
    nlohmann::ordered_json measures = nlohmann::ordered_json::object(); ///< names of EXPERIMENTS in the catalogue's order; absent: not measured
    std::vector<Check> checks;
    Outcome outcome;
    std::vector<std::pair<std::string, std::vector<Point>>> series; ///< besides those of the trace
    std::vector<Curve> curves;
};

/// Measures and checks of the run's experiment; of one without claims, nothing but the outcome.
ClaimResult evaluate(const ClaimInput &input);

// One function an experiment, each in a file of its own.
ClaimResult parallelismClaims(const ClaimInput &input);
ClaimResult timeSlicesClaims(const ClaimInput &input);
ClaimResult switchingCostClaims(const ClaimInput &input);
ClaimResult cooperativeClaims(const ClaimInput &input);
ClaimResult cpuIoBoundClaims(const ClaimInput &input);
ClaimResult forkClaims(const ClaimInput &input);
ClaimResult startMethodsClaims(const ClaimInput &input);
ClaimResult poolClaims(const ClaimInput &input);
ClaimResult subprocessClaims(const ClaimInput &input);
ClaimResult lifecycleClaims(const ClaimInput &input);
ClaimResult masterWorkerClaims(const ClaimInput &input);
ClaimResult lostUpdateClaims(const ClaimInput &input);
ClaimResult lockContentionClaims(const ClaimInput &input);
ClaimResult forgottenReleaseClaims(const ClaimInput &input);
ClaimResult deadlockClaims(const ClaimInput &input);
ClaimResult semaphoreClaims(const ClaimInput &input);
ClaimResult eventClaims(const ClaimInput &input);
ClaimResult threadLocalClaims(const ClaimInput &input);
ClaimResult gilClaims(const ClaimInput &input);
ClaimResult gilConvoyClaims(const ClaimInput &input);
ClaimResult queueClaims(const ClaimInput &input);
ClaimResult pipeClaims(const ClaimInput &input);
ClaimResult sharedMemoryClaims(const ClaimInput &input);
ClaimResult managerClaims(const ClaimInput &input);
ClaimResult signalsClaims(const ClaimInput &input);
ClaimResult channelsClaims(const ClaimInput &input);
ClaimResult coroutinesClaims(const ClaimInput &input);
ClaimResult serverModelsClaims(const ClaimInput &input);
ClaimResult distributedClaims(const ClaimInput &input);

// What the claim files share.

/// A decided claim.
Check decided(std::string claim, bool ok, std::string got, std::string want);
/// One that this run cannot decide; `why` is a key with arguments after '|'. What was seen is still shown.
Check inconclusive(std::string claim, std::string got, std::string want, std::string why);
/// "other-settings|lock=none, storage=shared" where a setting differs from what the claim is about; empty where all agree.
/// Each wish is "name=word" or "name=word|word".
std::string otherSettings(const Settings &settings, std::initializer_list<std::string_view> wishes);
/// "cores-missing|2" or empty. Cores the workers of this run may use, `cores` and pinning counted.
std::string coresMissing(const ClaimInput &input, int needed);
int coresOf(const ClaimInput &input);
/// "external-load|34" where other programs and other machines took more than 10 % of the cores, "watching-load|12" where they did so together with
/// this program's own drawing and collecting: for claims about rates. Empty elsewhere.
std::string externalLoad(const ClaimInput &input);
/// A share as "34 %".
std::string percent(double share);
/// The first that is not empty.
std::string firstReason(std::initializer_list<std::string> reasons);
/// Was this parameter changed during the run?
bool changedLive(const ClaimInput &input, std::string_view parameter);

} // namespace interleave
