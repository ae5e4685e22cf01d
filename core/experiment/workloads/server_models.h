// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/sub_worker.h"
#include "core/shm/segment_layout.h"

#include <string_view>

namespace interleave {

/// One HTTP server built in six ways, and a client that loads it.
ExperimentInfo serverModelsExperiment();

inline constexpr unsigned mostServerConnections = 10'000;
inline constexpr unsigned mostPreforked = 256; ///< Apache's MaxRequestWorkers
inline constexpr unsigned sparePreforked = 8;  ///< for those who come from outside, where the limit allows it
inline constexpr unsigned mostServerThreads = 2000;
inline constexpr unsigned serverThreadLanes = 256; ///< threads beyond it serve as well, but have no lane
inline constexpr unsigned serverPoolThreads = 8;
inline constexpr unsigned mostServerLoops = 16;

/// Values of parameter `model`, in this order; "all" comes after them.
enum class ServerModel : unsigned { prefork, threadPerConnection, pool, processesThreads, eventLoop, coroutines, count };
inline constexpr auto serverModels = static_cast<unsigned>(ServerModel::count);
std::string_view nameOf(ServerModel model);

enum ServerRole : unsigned { serverClientRole, serverMainRole, serverSubRole };

/// What the client wants of a server, and where the server is. One server is open at a time.
enum class ServerCommand : std::uint32_t { rest, serve };
enum class ServerState : std::uint32_t { resting, serving };

/// One design and what was measured of it.
struct ServerStage
{
    // the client and the server's main process
    AtomicU32 command; ///< ServerCommand
    AtomicU32 state;   ///< ServerState
    // the servers
    AtomicU32 accepted; ///< since it was opened
    AtomicU32 open;     ///< connections it has now
    AtomicU32 processes;
    AtomicU32 threads;     ///< all threads of all its processes, at most
    AtomicU32 outOfMeans;  ///< connections that it could not take: no descriptor, no thread
    AtomicU32 blocks;      ///< blocking callbacks so far
    AtomicU64 nextBlockNs; ///< when the next one is due
    AtomicU64 answered;
    AtomicU64 switches; ///< of its threads, while they served
    // the client
    AtomicU64 replies; ///< while loaded
    AtomicU64 wrong;   ///< of them
    AtomicU64 broken;  ///< connections that ended before their reply
    AtomicU64 stalled; ///< replies that took as long as a blocking callback
    AtomicU64 loadNs;
    AtomicU64 maxLatencyNs;
    AtomicU32 connections;  ///< most that stood at once
    AtomicU32 served;       ///< of those in the last round, how many got a reply
    AtomicU32 noDescriptor; ///< connections the client could not open: it had no descriptor left
    AtomicU64 memoryBytes;  ///< what the idle connections added to the server's processes
    AtomicU32 memoryCount;  ///< for so many connections
    AtomicU32 latency[histogramBuckets];
};

/// Shared state of a run; the claims read it. The descriptors are the host's: client and servers are forked from it.
struct ServerRoot
{
    AtomicU32 bell;                   ///< futex word: changes with every command and state
    AtomicU32 rounds;                 ///< complete ones
    std::int32_t ended[serverModels]; ///< event descriptors: readable once that server is told to end
    std::int32_t steered;             ///< event descriptor: readable when a control word has changed, for the client
    std::int32_t listeners[mostServerLoops];
    std::uint32_t listenerCount;
    std::uint32_t port;
    std::uint32_t firstModel; ///< number 0 of serverMainRole is this ServerModel
    ServerStage stages[serverModels];
    SubLanes lanes;
};

/// Does a run with these settings have this server?
bool isServerChosen(std::int64_t modelParameter, ServerModel model);

/// Key in ServerRoot::lanes.
constexpr std::uint32_t serverLaneKey(ServerModel model, unsigned number)
{
    return (static_cast<std::uint32_t>(model) << 24) | (number + 1);
}

void ringServers(ServerRoot &root);

} // namespace interleave
