// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <ctime>

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

// The kernel's wait on a word of shared memory. Never the process-private variant: the word may lie at another address elsewhere.

/// Sleeps while the word holds `expected`, at most until `deadline` (absolute CLOCK_MONOTONIC; negative: for ever).
/// True if it slept and was woken (also for no reason); false if the word was different already or the time is over.
inline bool futexWait(std::atomic<std::uint32_t> &word, std::uint32_t expected, Nanos deadline = -1)
{
    timespec until{};
    if (deadline >= 0) {
        until.tv_sec = deadline / 1'000'000'000;
        until.tv_nsec = deadline % 1'000'000'000;
    }
    const long result = ::syscall(SYS_futex, reinterpret_cast<std::uint32_t *>(&word), FUTEX_WAIT_BITSET, expected, deadline >= 0 ? &until : nullptr,
        nullptr, FUTEX_BITSET_MATCH_ANY);
    return result == 0 || errno == EINTR;
}

/// Wakes at most `count` sleepers; returns how many there were.
inline int futexWake(std::atomic<std::uint32_t> &word, int count = INT_MAX)
{
    return static_cast<int>(::syscall(SYS_futex, reinterpret_cast<std::uint32_t *>(&word), FUTEX_WAKE, count, nullptr, nullptr, 0));
}

} // namespace interleave
