// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/claims/claims.h"

#include <string>
#include <vector>

namespace interleave {

/// A stretch of the run with one kind of lock: a round, or the part of one between two changes.
struct LockPhase
{
    RawValue lock = 0;
    std::uint64_t rounds = 0;     ///< whole ones that can be judged: not cut, workers overlapped
    std::uint64_t all = 0;        ///< whole ones
    std::uint64_t wrong = 0;      ///< of `rounds`
    std::uint64_t wrongInAll = 0; ///< of `all`
    std::uint64_t stores = 0;
    std::uint64_t lost = 0;

    double perMillion() const { return stores == 0 ? 0 : 1e6 * static_cast<double>(lost) / static_cast<double>(stores); }
};

/// The run cut where parameter `lock` was changed at a rendezvous, from the records of its rounds.
std::vector<LockPhase> lockPhases(const ClaimInput &input);

/// All phases without a lock together, and all with one.
struct LockSides
{
    LockPhase without, with;
};
LockSides sidesOf(const std::vector<LockPhase> &phases);

/// "12 lost of 3000"
std::string lostOf(const LockPhase &phase);
/// Measure `phases`, where there was more than one.
void tellPhases(const ClaimInput &input, const std::vector<LockPhase> &phases, nlohmann::ordered_json &measures);
/// Measures expected, actual, lost and lost_per_million, of all phases together.
void tellLosses(const ClaimInput &input, const LockSides &sides, nlohmann::ordered_json &measures);

} // namespace interleave
