// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

#include <QString>

namespace interleave {

class Interrupt;
class RunSession;

inline constexpr int interruptedStatus = 130;

/// Runs an experiment and writes what was asked for. Returns the exit status. `interrupt` was made before the first thread.
int runExperiment(const RunArguments &arguments, Interrupt &interrupt);

/// Follows a run to its end; `before` begins the line of progress. Returns true where the user ended it. The first Ctrl+C lets the workers
/// finish what they are in; the second one does not wait for them.
bool followRun(RunSession &session, Interrupt &interrupt, const QString &before);

} // namespace interleave
