// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace interleave {

/// CPU time used so far by all living descendants of `pid` and by the dead ones they have waited for. What cannot be read counts as nothing:
/// a process may end while its numbers are being read.
Nanos cpuTimeOfDescendants(int pid);

} // namespace interleave
