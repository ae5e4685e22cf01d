// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>

namespace interleave {

/// What a scheduling record says. Kernel and self capture speak the same language, so that one state machine reads both.
enum class SchedKind : std::uint8_t {
    switchIn,   ///< `tid` came onto `cpu`
    switchOut,  ///< it left the core because it blocked
    preemptOut, ///< it left the core although it could have gone on
    waking,     ///< `other` is about to wake `tid`
    wakeup,     ///< `tid` is runnable from now on
    forked,     ///< `tid` was created by `other`
    exited,     ///< `tid` is gone: its last switch-out is not recorded
    coreSwitch, ///< any program: `cpu` changes from `other` (left in kernel task state `detail`) to `tid`; 0 is idle
    lost,       ///< `detail` records of `cpu` are missing, from `begin` to `time`
};

/// Thread contract: a value.
struct SchedRecord
{
    Nanos time = 0;
    Nanos begin = 0; ///< of `lost` only
    std::int32_t tid = 0;
    std::int32_t other = 0;
    std::uint32_t detail = 0;
    std::uint16_t cpu = 0;
    SchedKind kind = SchedKind::switchIn;
};

/// Kernel task states that mean "stopped by a signal or a debugger", as in sched_switch's prev_state.
inline constexpr std::uint32_t taskStoppedMask = 0x4 | 0x8;

} // namespace interleave
