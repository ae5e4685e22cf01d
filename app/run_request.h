// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/session/run_session.h"

namespace interleave {

/// The experiment of this name. Errors: optionNeedsValue where none was given, unknownExperiment.
Result<const ExperimentInfo *> findExperiment(const Catalogue &catalogue, const std::string &id);

/// What the user wrote, checked against what the experiment knows. Errors are the user's (exit status 2).
Result<RunRequest> makeRunRequest(const Catalogue &catalogue, const RunArguments &arguments);

} // namespace interleave
