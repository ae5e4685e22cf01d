// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace interleave {

class Interrupt;

/// Runs an experiment and writes what was asked for. Returns the exit status. `interrupt` was made before the first thread.
int runExperiment(const RunArguments &arguments, Interrupt &interrupt);

} // namespace interleave
