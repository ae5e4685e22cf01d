// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"
#include "core/shm/futex.h"

#include <algorithm>

#include <sched.h>

namespace interleave {

/// How a worker waits for a lock: asleep in the kernel, bracketed so that the picture shows it, or spinning on its core, noticing
/// when the core is taken away. The locks are templates over it, so that they can be tested bare. Used by one worker.
class LockWaiter
{
public:
    /// A function and what it is called on; a std::function could allocate.
    struct Hook
    {
        void *object = nullptr;
        void (*call)(void *) = [](void *) {};
    };

    /// `yields`: give the core away after a bounded spin, because there are more workers than cores.
    LockWaiter(Probe &probe, ObjectId lock, bool yields) : m_probe(probe), m_lock(lock), m_yields(yields) {}

    /// Sleeps while `word` holds `expected`.
    void sleepOn(AtomicU32 &word, std::uint32_t expected)
    {
        lasts();
        aboutToSleep();
        const BlockedScope blocked(m_probe, BlockedReason::lock, m_lock);
        futexWait(word, expected);
    }

    /// Brackets a call of the C library that may sleep.
    template <typename Call>
    auto blockIn(Call call)
    {
        lasts();
        aboutToSleep();
        const BlockedScope blocked(m_probe, BlockedReason::lock, m_lock);
        return call();
    }

    /// One turn of a spinning wait. Where waits keep ending only after the core was given away (both on one core, or the owner preempted),
    /// less and less is spun before: a spin that cannot succeed only delays the owner.
    void spin()
    {
        m_probe.tick();
        __builtin_ia32_pause();
        if (++m_turns == shortWait)
            lasts();
        if (++m_spins >= m_patience && m_yields) {
            m_spins = 0;
            ++m_yielded;
            ::sched_yield();
        }
    }
    /// The spinning wait is over.
    void spunEnough() { m_patience = m_yielded != 0 ? std::max(m_patience / 2, leastSpin) : std::min(m_patience * 2, mostSpin); }

    bool slept() const { return m_slept; }
    std::uint64_t yielded() const { return m_yielded; }
    /// For the next wait. `beforeSleep` is called once, right before the first sleep of it; `whenItLasts` once, after a few spins or before
    /// the first sleep.
    void begin(Hook beforeSleep, Hook whenItLasts)
    {
        m_slept = false;
        m_lasts = false;
        m_spins = 0;
        m_turns = 0;
        m_yielded = 0;
        m_beforeSleep = beforeSleep;
        m_whenItLasts = whenItLasts;
    }

private:
    static constexpr std::uint32_t mostSpin = 1000; ///< some 10 to 40 µs, a fraction of a tick
    static constexpr std::uint32_t leastSpin = 4;
    static constexpr std::uint32_t shortWait = 32; ///< spins; well under a microsecond or two

    void lasts()
    {
        if (m_lasts)
            return;
        m_lasts = true;
        m_whenItLasts.call(m_whenItLasts.object);
    }

    void aboutToSleep()
    {
        if (m_slept)
            return;
        m_slept = true;
        m_beforeSleep.call(m_beforeSleep.object);
    }

    Probe &m_probe;
    ObjectId m_lock;
    Hook m_beforeSleep;
    Hook m_whenItLasts;
    std::uint64_t m_yielded = 0;
    std::uint32_t m_spins = 0; ///< since the core was last given away
    std::uint32_t m_turns = 0; ///< of this wait
    std::uint32_t m_patience = mostSpin;
    bool m_yields;
    bool m_slept = false;
    bool m_lasts = false;
};

} // namespace interleave
