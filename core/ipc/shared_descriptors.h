// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/shm/segment.h"

#include <span>
#include <vector>

namespace interleave {

// Descriptors that the host opens in Workload::prepare() and that every worker has under the same number, however it was started: threads share
// the host's, forked workers inherit them, spawned ones are given them by number and fork-served ones through the fork server's socket. A
// workload keeps the numbers in its root struct.

/// Host, in Workload::prepare(): its number from now on, here and in every worker. Error: startFailed (there are mostSharedDescriptors).
Result<int> shareDescriptor(const Segment &segment, UniqueFd fd);
/// The numbers given so far.
std::vector<int> sharedDescriptors(const Segment &segment);

/// A worker process: closes all of them but `kept`. While a copy of an end is open somewhere, nobody on the other side sees it closed.
void keepDescriptors(const Segment &segment, std::span<const int> kept);
/// The host, when every worker has its own.
void closeSharedDescriptors(const Segment &segment);

/// A worker that received them in the order of sharedDescriptors(): moves them to their numbers. False: the system refused.
bool adoptDescriptors(const Segment &segment, std::vector<UniqueFd> received);

} // namespace interleave
