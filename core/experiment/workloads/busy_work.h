// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace interleave {

/// `turns` turns of a dependent multiplication: pure computing that the compiler can neither drop nor shorten.
inline void busyTurns(std::uint64_t turns)
{
    std::uint64_t x = turns;
    for (std::uint64_t i = 0; i < turns; ++i) {
        x = x * 6364136223846793005u + 1;
        asm volatile("" : "+r"(x));
    }
}

/// Turns in a microsecond, the best of many short tries, so that a core lent to somebody else does not count. Takes a few milliseconds.
double measureTurnsPerMicro();

} // namespace interleave
