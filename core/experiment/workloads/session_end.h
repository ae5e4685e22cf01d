// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace interleave {

/// Processes of a session, whoever their parents are by now; zombies do not count.
unsigned sessionSize(pid_t session);
/// Kills all of them, and those they start meanwhile. How many there were.
unsigned killSessionOf(pid_t session);

} // namespace interleave
