// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"

#include <QString>

#include <string>

namespace interleave {

QString listText(const Catalogue &catalogue);
/// Schema interleave.list/1: [{id, title, topic, endless}].
std::string listJson(const Catalogue &catalogue);

QString describeText(const ExperimentInfo &experiment);
/// Schema interleave.experiment/1: parameters with type, range, default, live; measures.
std::string describeJson(const ExperimentInfo &experiment);

} // namespace interleave
