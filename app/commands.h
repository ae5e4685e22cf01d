// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace interleave {

/// Everything but the window, with no display needed: makes the application object that the command asks for, does it, or says what is wrong
/// with the command line. Returns the exit status.
int runCommand(int &argc, char **argv, const Result<CommandLine> &line);

} // namespace interleave
