// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/sync/lock_box.h"

namespace interleave {

/// A main program with two children, processes or threads: how they end, who waits for whom, and what is left behind.
ExperimentInfo lifecycleExperiment();

enum LifecycleRole : unsigned { lifecycleMainProcessRole, lifecycleMainThreadRole, lifecycleChildRole };
/// The first child is the one the settings are about; the second one returns, and wants the lock.
inline constexpr unsigned lifecycleChildren = 2;

enum class LifecycleWait : std::uint64_t { join, none, joinTimeout };
enum class LifecycleEnd : std::uint64_t { returns, exception, terminate, kill, interrupt };

/// Values of parameter `arguments`: how the first child is called, whose target has the parameters name and age.
enum class LifecycleArguments : std::uint64_t {
    none, ///< a target without parameters
    byPosition,
    byName,
    byNameSwapped, ///< the same names, the other way round
    missing,       ///< only the first one
    group,         ///< the right ones, but a group as well; and then without it
};

/// Values of parameter `leaving`: what the main program does when it has nothing more to do.
enum class LifecycleLeaving : std::uint64_t {
    library, ///< as Python's libraries: ends daemons and waits for the others
    bare,    ///< ends, as after a fork() of one's own
    killed,  ///< has no time to do anything
};

/// What is known of one child. Stamps: 0, has not happened.
struct LifecycleChild
{
    AtomicU32 atWork;
    AtomicU32 workDone; ///< it came to the end of its work
    AtomicU32 finallyRan;
    AtomicU32 lockTaken;
    AtomicU32 lockReleased;
    AtomicU32 zombieSeen;     ///< its state was Z when it had ended and was not waited for
    AtomicU32 goneAfter;      ///< and after that there was nobody with its number
    AtomicU32 signalled;      ///< the main program has sent it the signal it was to end by
    AtomicU32 joins;          ///< calls of join that have returned
    AtomicU32 joinFoundEnd;   ///< the first one had seen it end
    AtomicU64 joinBeginStamp; ///< of the first call
    AtomicU64 joinEndStamp;   ///< and of its return
    char name[16];            ///< as the child itself reads it from the system
    char receivedName[32];    ///< what its parameters were bound to; empty: nothing
    char receivedAge[8];
    AtomicU32 bindingFailed; ///< its arguments did not fit
    AtomicU32 parentAtEnd;   ///< pid of its parent when its work was done
};

/// Shared state of a run; the claims read it.
struct LifecycleRoot
{
    LockBox lock;
    AtomicU32 lockObject;
    AtomicU32 stuck;           ///< the second child wanted a lock that nobody can release any more
    AtomicU64 mainReturnStamp; ///< when the main program had nothing more to do
    AtomicU32 groupRefused;    ///< the first child could not even be made
    AtomicU32 startedBefore;   ///< children that had been started when that was known, + 1
    char mainName[16];
    LifecycleChild children[lifecycleChildren];
};

/// What the parameters say.
struct LifecycleOptions
{
    explicit LifecycleOptions(const Settings &settings);

    bool processes;
    bool daemon;
    LifecycleWait wait;
    LifecycleEnd end;
    bool handler;
    bool holdsLock;
    bool robust;
    LifecycleArguments arguments;
    LifecycleLeaving leaving;

    bool bySignal() const { return end >= LifecycleEnd::terminate; }
    int signal() const;
    /// The children are at work longer than the main program, which waits for nobody.
    bool outlivesMain() const { return processes && leaving != LifecycleLeaving::library && wait == LifecycleWait::none; }
    /// It dies without getting to clean up.
    bool diesAtOnce() const;
};

/// Time on a core that each needs for its work, and how far into it the first child's end comes, where it does not just return.
inline constexpr Nanos lifecycleWork[lifecycleChildren] = {160'000'000, 200'000'000};
inline constexpr Nanos lifecycleEarlyEnd = 30'000'000;
inline constexpr Nanos lifecycleJoinTimeout = 50'000'000;
inline constexpr Nanos lifecycleMainWork = 80'000'000;

} // namespace interleave
