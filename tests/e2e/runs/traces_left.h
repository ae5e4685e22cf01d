// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

namespace interleave::testing {

/// What a run could leave on a machine beside processes, one line each: files, FIFOs and sockets with our name where such are made, names in
/// /dev/shm and /dev/mqueue, System V queues, semaphores and segments, listening ports, Unix sockets with our name. Compare before and after, with
/// nothing else of ours running.
std::set<std::string> tracesLeft();

} // namespace interleave::testing
