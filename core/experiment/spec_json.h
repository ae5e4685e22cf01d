// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"

#include <string>
#include <string_view>

namespace interleave {

// What to run, as text: {"experiment":"queue","parameters":{"items":"1000", …}}. Values are the words parseValue() accepts, so a spec
// survives a change of internal numbering.

std::string specToJson(const Settings &settings);

/// Parameters that are not named keep their defaults. Errors: protocolViolated (not such a text), unknownExperiment, unknownParameter,
/// valueOfWrongType, valueOutOfRange.
Result<Settings> specFromJson(std::string_view text, const Catalogue &catalogue);

} // namespace interleave
