// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <sys/types.h>

namespace interleave {

/// Entry `run`: the main process of one experiment. One thread, which never blocks and runs no role: it creates workers, replaces the dead, opens
/// the start gate, obeys the control socket. `guard` is its parent. Returns the exit status (HostExit); the caller must end the process with _exit,
/// since threads may be on their last instructions.
int runHost(const std::string &executable, pid_t guard);

} // namespace interleave
