// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment.h"

#include <string>
#include <string_view>
#include <vector>

namespace interleave {

/// Recorded instead of an errno where a real-time policy would take the only core there is.
inline constexpr std::int32_t placementNeedsTwoCores = -1;

/// The cores the calling thread may use, ascending.
std::vector<int> allowedCores();
/// Those of `allowed` that the workers of a run get: the first `cores` of them; with a real-time policy never all of them, so that one is left to
/// the window. The same in every process of a run.
std::vector<int> workerCores(const Settings &settings, const std::vector<int> &allowed);
bool isRealTime(const Settings &settings);

/// The calling thread to these cores; 0 or an errno.
int setCores(pid_t tid, const std::vector<int> &cores);

/// The calling worker puts itself where the settings say, before it stands at the gate; what was refused is left in its lane.
void placeWorker(LaneSlot &slot, LaneId lane, const Settings &settings);

/// The parameter as the user knows it ("policy fifo") and the reason: the system's words, or the key `cores-missing|2`.
std::string refusalSubject(PlacementRefusal kind, const Settings &settings);
std::string refusalReason(std::int32_t error);

} // namespace interleave
