// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace interleave {

/// Absolute CLOCK_MONOTONIC, ns. About 25 ns a call.
Nanos monotonicNow();

/// Where stamps come from. The time stamp counter is used where the kernel itself trusts it (constant_tsc and nonstop_tsc, clocksource
/// tsc or kvm-clock); otherwise a "cycle" is a nanosecond of CLOCK_MONOTONIC.
enum class StampSource : std::uint32_t { tsc, monotonic };

StampSource detectStampSource();

/// One raw stamp. Thread-safe, no system call with StampSource::tsc (8–10 ns, unfenced).
inline std::uint64_t readStamp(StampSource source)
{
#if defined(__x86_64__)
    if (__builtin_expect(source == StampSource::tsc, 1))
        return __rdtsc();
#endif
    (void)source;
    return static_cast<std::uint64_t>(monotonicNow());
}

/// The same instant on both clocks.
struct ClockPair
{
    std::uint64_t stamp = 0;
    Nanos monotonic = 0;
};

/// The tightest of 64 bracketed readings (about 40 ns wide).
ClockPair readClockPair(StampSource source);

} // namespace interleave
