// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace interleave {

class Interrupt;

/// Runs an experiment once for each value of --sweep and writes what came out as curves. Returns the exit status.
int runSweep(const RunArguments &arguments, Interrupt &interrupt);

} // namespace interleave
