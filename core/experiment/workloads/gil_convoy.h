// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/sync/gil.h"

namespace interleave {

/// An echo server under an interpreter lock, beside threads that only compute under the same one.
ExperimentInfo gilConvoyExperiment();

inline constexpr unsigned mostSpinners = 4;
inline constexpr std::uint32_t mostConvoyPhases = 16;

enum ConvoyRole : unsigned { convoyClient, convoyServer, convoySpinner };

/// What the client saw in one stretch with steady settings.
struct ConvoyPhase
{
    std::int64_t spinners = 0;
    double intervalMs = 0;
    std::uint64_t requests = 0;
    std::uint64_t nanos = 0;
    std::uint64_t p50 = 0, p90 = 0, p99 = 0, max = 0; ///< ns from request to reply
};

/// Shared state of a run; its claims read it.
struct ConvoyRoot
{
    AtomicU32 lockObject; ///< object index
    AtomicU32 active;     ///< spinners with this number and above rest; written by the client
    AtomicU32 spinning;   ///< spinners that have had the lock since they were told to spin; by each of them
    AtomicU32 bell;       ///< futex word of those
    AtomicU32 wrongReplies;
    std::int32_t clientEnd; ///< descriptors of one socket pair, made by the host before any worker
    std::int32_t serverEnd;
    AtomicU32 phaseCount; ///< release by the client when a phase is complete, acquire by readers
    ConvoyPhase phases[mostConvoyPhases];
    GilShared gil;
};

/// A request, and the reply to it.
struct ConvoyMessage
{
    std::uint64_t number;
    std::uint64_t answer;
};

/// What the server's bytecode makes of a number.
constexpr std::uint64_t convoyAnswer(std::uint64_t number)
{
    return number * 0x9e37'79b9'7f4a'7c15ull + 1;
}

} // namespace interleave
