// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <sys/types.h>

namespace interleave {

/// The descriptors that entries of interleave-host find open besides segmentFd; the rest is closed. 0 is /dev/null, 1 and 2 the output memfd.
enum InheritedFd : int {
    controlFd = 4,   ///< guard and host
    deathPipeFd = 5, ///< guard: hangs up when the window's process is gone, or wants everything killed
};

/// Entry `guard`: single-threaded, a subreaper and the leader of the run's session. Waits for `go`, starts the host, then waits for a death: the
/// host's (which it reports), or that of `window`, its parent. Either way it kills and reaps everything below itself and ends; it never outlives them.
/// Returns the exit status.
int runGuard(const std::string &executable, pid_t window);

} // namespace interleave
