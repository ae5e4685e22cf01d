// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment_layout.h"

namespace interleave {

/// fork() called n times in a row: every process that comes into being goes on from where it was made.
ExperimentInfo forkExperiment();

inline constexpr unsigned mostForks = 5;
inline constexpr unsigned mostForkProcesses = 1u << mostForks;
/// Of process_limit; the processes there may be, the original among them.
inline constexpr unsigned mostLimitedProcesses = mostForkProcesses;

/// The original is number 0. At call i every process there is makes another: number k makes number k + 2^i.
enum ForkRole : unsigned { forkOriginalRole = 0, forkChildRole = 1 };

/// The child of the original's first call: the one that writes to its copy of the memory.
inline constexpr unsigned firstForked = 1;
/// What the program's global variable holds before the first call.
inline constexpr std::int64_t globalAtFirst = 100;

/// What one call returned to one process.
struct ForkReturn
{
    std::atomic<std::int32_t> pid; ///< of that process; 0: has not returned to it
    std::atomic<std::int32_t> ppid;
    std::atomic<std::int32_t> returned;
};

struct ForkProcess
{
    ForkReturn calls[mostForks]; ///< those that returned to it, its own birth among them
    AtomicI64 global;            ///< its own variable at its end
    AtomicU64 cowFaults;         ///< page faults while it wrote
    AtomicU64 writtenPages;
    AtomicU32 unlike; ///< blocks of inherited memory that were not what the original had written
    AtomicU32 done;
};

/// With process_limit: what came of starting one more than there may be.
struct ForkLimit
{
    AtomicU32 inForce;      ///< 1: the original and its children are counted by themselves, under this limit
    AtomicU32 lawErrno;     ///< why not
    AtomicU32 started;      ///< children
    AtomicU32 refusedErrno; ///< of the call that was refused; 0: none was
    AtomicU32 ended;        ///< children that have ended
};

/// Shared state of a run; the claims read it.
struct ForkRoot
{
    ForkLimit limit;
    AtomicU64 pidMax;       ///< processes and threads of the whole system that can have a number
    AtomicU64 threadsMax;   ///< and that its memory is thought to suffice for
    AtomicU64 linesPrinted; ///< that came out at the end
    AtomicU32 linesCounted; ///< that number is known
    ForkProcess processes[mostForkProcesses];
};

} // namespace interleave
