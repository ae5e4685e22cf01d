// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/round.h"
#include "core/base/hmac_sha256.h"
#include "core/ipc/stop_bell.h"
#include "core/sync/lock_box.h"

#include <sys/socket.h>

namespace interleave {

/// A server process owns a dict and a list; others reach them through proxies.
ExperimentInfo managerExperiment();

inline constexpr unsigned mostManagerWorkers = 16;

enum ManagerRole : unsigned { managerServerRole = 0, managerClientRole = 1 };
/// Values of parameter `operation`.
enum class ManagerOperation : std::uint64_t {
    increment, ///< d["k"] += 1: a call to read, a call to write
    append,    ///< l.append(x): one call
    nested,    ///< d["l"].append(x): a call to read a copy of the list, and nothing more
    reassign   ///< the copy is changed and written back
};

/// Operations of each client in a round. A list that is read and written whole grows with every one of them.
constexpr std::uint64_t managerOperations(ManagerOperation operation)
{
    return operation == ManagerOperation::increment || operation == ManagerOperation::append ? 1000 : 100;
}

/// Shared state of a run; the claims read it.
struct ManagerRoot
{
    StopBell bell;
    int listening;            ///< descriptor
    sockaddr_storage address; ///< of the server
    socklen_t addressLength;
    std::uint32_t tcp;
    Digest key;          ///< whoever knows it may call
    ChannelShared calls; ///< to the server
    ChannelShared replies;
    std::uint32_t cell; ///< object index: what d["k"] is, for all to see
    std::uint32_t lockObject;
    AtomicU64 lockRaw; ///< value of parameter `lock` that is in force; closer only
    LockBox lock;
    AtomicU32 serverPid;
    AtomicU32 wrongKeyRefused;
    AtomicU32 wrongKeyAccepted;
    AtomicU64 killStamp;        ///< when the server was killed; 0: it was not
    AtomicU32 failedClients;    ///< clients that were told of the server's end by an error
    AtomicU64 slowestFailureNs; ///< from its end to the last of these errors
    AtomicU64 callNs;           ///< all together
    AtomicU64 longestCallNs;
    AtomicU32 callHistogram[histogramBuckets];
    AtomicU64 ownOperations[mostManagerWorkers]; ///< in this round, by each client
    AtomicU64 phaseOperations;                   ///< of all, at the last phase record; closer only
    AtomicU64 phaseValue;
    RoundShared round;
};

} // namespace interleave
