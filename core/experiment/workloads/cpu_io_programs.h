// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/toy_interpreter.h"

#include <cstdint>

namespace interleave {

// The same program, `x = x ^ 1` again and again, in two languages. `stop()` is asked now and then; true ends it early.

inline constexpr std::uint64_t loopsPerStopCheck = 4096;

template <typename Stop>
void runInterpreted(std::uint64_t loops, const Stop &stop)
{
    if (loops == 0)
        return;
    ToyInterpreter<PlainCount, 0> interpreter;
    interpreter.runOwnNumber([&] { return --loops != 0 && (loops % loopsPerStopCheck != 0 || !stop()); });
}

template <typename Stop>
void runNative(std::uint64_t loops, const Stop &stop)
{
    std::uint64_t x = 0;
    while (loops != 0) {
        x ^= 1;
        asm volatile("" : "+r"(x)); // or the compiler would know the result beforehand
        if (--loops % loopsPerStopCheck == 0 && stop())
            return;
    }
}

} // namespace interleave
