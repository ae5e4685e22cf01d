// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace interleave {

/// Kills and reaps what a dead guard left to the calling process, a child subreaper: its children whose session is the guard's, and everything below
/// those. Other children are never touched. Does one round without blocking; true when there is nothing left (call again until then).
bool killSession(pid_t session);

} // namespace interleave
