// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/window_options.h"

class QApplication;

namespace interleave {

/// Shows the window and returns, when it was closed, the program's exit status. setApplicationIdentity() must have been called.
int runWindow(QApplication &application, const WindowOptions &options);

} // namespace interleave
