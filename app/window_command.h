// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace interleave {

/// Opens the window and stays until it is closed. Without a display: exit status 3. Makes its own application object.
int showWindow(int argc, char **argv, const WindowArguments &arguments, const std::string &language);

} // namespace interleave
