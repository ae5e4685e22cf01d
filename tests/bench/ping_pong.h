// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/futex.h"

#include <thread>

namespace interleave::bench {

/// Two threads that hand one word to and fro and sleep in between: a switch or two per hop and nothing else. For measuring what observing
/// switches costs.
class PingPong
{
public:
    PingPong() : m_partner([this] { answer(); }) {}
    ~PingPong()
    {
        m_turn.store(over, std::memory_order_release);
        futexWake(m_turn);
        m_partner.join();
    }
    PingPong(const PingPong &) = delete;
    PingPong &operator=(const PingPong &) = delete;

    /// There and back: two hops.
    void roundTrip()
    {
        pass(theirs);
        await(mine);
    }

private:
    static constexpr std::uint32_t mine = 0, theirs = 1, over = 2;

    void pass(std::uint32_t to)
    {
        m_turn.store(to, std::memory_order_release);
        futexWake(m_turn, 1);
    }
    std::uint32_t await(std::uint32_t wanted)
    {
        for (;;) {
            const std::uint32_t turn = m_turn.load(std::memory_order_acquire);
            if (turn == wanted || turn == over)
                return turn;
            futexWait(m_turn, turn);
        }
    }
    void answer()
    {
        while (await(theirs) != over)
            pass(mine);
    }

    std::atomic<std::uint32_t> m_turn{mine};
    std::thread m_partner;
};

} // namespace interleave::bench
