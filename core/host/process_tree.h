// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <sys/types.h>

namespace interleave {

/// Children of every thread of `parent`, by /proc/<pid>/task/*/children, or by a walk over /proc where the kernel does not have that file.
/// A child that is born or dies meanwhile may be missed: stop the parents, then ask again.
std::vector<pid_t> childrenOf(pid_t parent);

/// Children, their children and so on, parents before their children; without `root` itself.
std::vector<pid_t> descendantsOf(pid_t root);

/// Stops all of them, so that nobody can start another, and kills what is there then. `list` is asked anew in between.
void stopAndKill(const std::function<std::vector<pid_t>()> &list);

/// Kills and reaps every descendant of the calling process, which must be a child subreaper with SIGCHLD blocked and have no other children.
/// Returns when there is none left. `reaped` is told each pid with its wait status.
void killEveryDescendant(const std::function<void(pid_t, int)> &reaped);

} // namespace interleave
