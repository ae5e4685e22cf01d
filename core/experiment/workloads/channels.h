// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/team.h"
#include "core/ipc/message_channel.h"

namespace interleave {

/// The same messages by every way there is between two workers.
ExperimentInfo channelsExperiment();

inline constexpr unsigned channelKinds = static_cast<unsigned>(ChannelKind::standardSignal); ///< those before it can carry anything

enum ChannelsRole : unsigned { channelSenderRole = 0, channelReceiverRole = 1 };

/// What has been measured of one way, in all its turns.
struct ChannelsResult
{
    AtomicU64 sent; ///< messages one way, by the sender
    AtomicU64 received;
    AtomicU64 bytes; ///< received
    AtomicU64 wrong; ///< messages that came, there or back, and were not what was due
    AtomicU64 oneWayNs;
    AtomicU64 switches; ///< of both workers, meanwhile
    AtomicU64 roundTrips;
    AtomicU64 roundTripNs; ///< all together
    AtomicU64 longestRoundTripNs;
    AtomicU32 roundTripHistogram[histogramBuckets];
    AtomicU32 refused; ///< errno of the end that could not be taken hold of
};

/// Shared state of a run; the claims read it.
struct ChannelsRoot
{
    StopBell bell;
    std::uint32_t used[channelKinds]; ///< is this way in the run?
    ChannelShared objects[channelKinds];
    ChannelHandle handles[channelKinds][2]; ///< there and back
    TeamShared team;
    AtomicU32 who[2][2];        ///< pid and tid of sender and receiver
    AtomicU32 holds[2];         ///< has this side got hold of both directions?
    AtomicU64 messageBytes;     ///< of this turn
    alignas(64) AtomicU64 last; ///< number of the phase's last message, once that is known
    alignas(64) AtomicU64 beginStamp;
    AtomicU64 passExpected; ///< at the end of the pass before
    AtomicU64 passActual;
    AtomicU32 passes;
    ChannelsResult results[channelKinds];
};

} // namespace interleave
