// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment_layout.h"

#include <vector>

namespace interleave {

// Parameters that several experiments have, so that a word means the same everywhere.

Parameter integerParameter(std::string_view name, Acts acts, double minimum, double maximum, double defaultValue, std::string_view unit = {});
Parameter realParameter(std::string_view name, Acts acts, double minimum, double maximum, double defaultValue, std::string_view unit = {});
Parameter choiceParameter(std::string_view name, Acts acts, std::vector<std::string_view> choices);
Parameter textParameter(std::string_view name, std::string_view defaultText);
Parameter switchParameter(std::string_view name, Acts acts, bool on);

/// start_method: thread, fork, spawn, forkserver.
Parameter startMethodParameter();
/// lock, as LockKind in the same order; `withNone`: "none" is the first choice.
Parameter lockParameter(bool withNone);
/// cores, pinning, nice, policy, slice_ms: every experiment with workers has them, after its own.
void addPlacement(std::vector<Parameter> &parameters);

StartMethod startMethodOf(const Settings &settings);
/// The kind a raw value of lockParameter() stands for.
LockKind lockKindOf(const Parameter &lock, RawValue raw);

/// Error: meaninglessCombination (a time slice asked of a policy that has none).
Result<void> checkPlacement(const Settings &settings);

} // namespace interleave
