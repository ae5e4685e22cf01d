// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace interleave {

/// Processor time that the calling thread has had. A system call, some 200 ns.
Nanos threadCpuTime();

} // namespace interleave
