// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <sys/types.h>

namespace interleave {

/// Caps against accidents, inherited by everything of a run: no core dumps, no more than about 2000 processes and threads beyond what the machine has
/// now, no file (the output panel's, too) above 64 MiB. Not a sandbox. A cap the system refuses is left out.
void limitAccidents();

/// The calling process dies with its parent, or right now if `expectedParent` is gone already. fork() clears it: call again in the child.
/// Tied to the parent's *thread*: only for children of a thread that lives as long as its process.
void dieWithParent(pid_t expectedParent);

} // namespace interleave
