// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>

#include <sys/types.h>

namespace interleave {

/// Processes and threads that a run may have beyond what the machine has when it begins. Root is not held to it.
inline constexpr std::uint64_t mostFurtherTasks = 2048;

/// Caps against accidents, inherited by everything of a run: no core dumps, no more than mostFurtherTasks, no file (the output panel's, too) above
/// 64 MiB, no more than 65 536 descriptors and mostDataMib() for each process; and when the machine runs out of memory, they are the first to go.
/// Not a sandbox. A cap the system refuses is left out.
void limitAccidents();

/// MiB of data, stacks among them, that each process of a run may have: half of the machine's memory, and at least 4096. 0: as much as it likes
/// (under a sanitizer, which reserves more than there is).
std::uint64_t mostDataMib();

/// Why something could not be started, by the error of the call: outOfTasks where there may be no more of them, else startFailed.
Error startError(std::string what, int error);

/// The calling process dies with its parent, or right now if `expectedParent` is gone already. fork() clears it: call again in the child.
/// Tied to the parent's *thread*: only for children of a thread that lives as long as its process.
void dieWithParent(pid_t expectedParent);

} // namespace interleave
