// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment_layout.h"

#include <array>

namespace interleave {

/// A master, workers as processes, threads or both, and one of them that crashes in the middle of a task.
ExperimentInfo masterWorkerExperiment();

inline constexpr unsigned mostCrashWorkers = 16;
inline constexpr unsigned threadsPerGroup = 2; ///< of a process, in processes-x-threads
inline constexpr std::uint32_t boardTasks = 60;
inline constexpr Nanos boardTaskLength = 10'000'000;
inline constexpr std::uint32_t keptCrashes = 64;
inline constexpr int crashExitCode = 3; ///< of crash=exit

/// In processes-x-threads the processes of the second role hold the threads of the third; the workers are the threads.
enum CrashRole : unsigned { crashMasterRole, crashProcessRole, crashThreadRole };
enum class CrashMode : std::uint64_t { processes, threads, processesAndThreads };
enum class CrashKind : std::uint64_t { segmentationFault, abort, exception, exit, endlessLoop, memoryLimit };

enum class BoardState : std::uint8_t { waiting, taken, done, lost };

/// A task's state and who has it, in one word: state << 56 | lane << 32 | stretch.
constexpr std::uint64_t boardWord(BoardState state, std::uint32_t lane = 0, std::uint32_t stretch = 0)
{
    return (static_cast<std::uint64_t>(state) << 56) | (std::uint64_t{lane & 0xff'ffff} << 32) | stretch;
}
constexpr BoardState boardStateOf(std::uint64_t word)
{
    return static_cast<BoardState>(word >> 56);
}
constexpr std::uint32_t boardLaneOf(std::uint64_t word)
{
    return static_cast<std::uint32_t>(word >> 32) & 0xff'ffff;
}
constexpr std::uint32_t boardStretchOf(std::uint64_t word)
{
    return static_cast<std::uint32_t>(word);
}

struct BoardTask
{
    AtomicU64 word;
    AtomicU64 takenStamp;
};

struct CrashRecord
{
    AtomicU64 stamp;          ///< right before it; 0: none
    AtomicU64 recoveredStamp; ///< a replacement has begun its first task; 0: not
    AtomicU32 lane;
    AtomicU32 stretch;
    AtomicU32 pid;
};

/// Shared state of a run; the claims read it. The master writes the counts of a round, workers their tasks' words.
struct MasterWorkerRoot
{
    alignas(64) AtomicU32 bell; ///< futex word: changes when there is something to look at
    AtomicU32 begun;            ///< the first round has begun: a master that finds it set has a predecessor
    AtomicU32 rounds;           ///< complete ones
    AtomicU32 done;             ///< of this round
    AtomicU32 lost;
    AtomicU32 crashTaken; ///< somebody crashes in this round, or has
    AtomicU32 crashes;
    AtomicU32 requeued;
    AtomicU64 allDone; ///< of complete rounds
    AtomicU64 allLost;
    AtomicU64 roundStamp;
    AtomicU32 threadLeft[mostCrashWorkers]; ///< a worker thread has come to its end, however it did
    BoardTask tasks[boardTasks];
    CrashRecord crash[keptCrashes];
};

struct CrashOptions
{
    explicit CrashOptions(const Settings &settings);

    CrashMode mode;
    CrashKind kind;
    std::uint32_t after; ///< tasks done before the crash
    bool respawn;
    bool requeue;
};

/// Workers of these roles for that many wanted: how many processes, how many threads.
std::array<unsigned, 3> crashRoles(CrashMode mode, unsigned workers);

/// Everybody who waits for something to do looks again.
void ringBoard(MasterWorkerRoot &root);

} // namespace interleave
