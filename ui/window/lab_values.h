// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "ui/timeline/timeline_facts.h"

#include <QMap>
#include <QString>

namespace interleave {

class LabSession;
class ParameterPanel;

/// Between an experiment's values and what the window remembers or writes of them.
namespace lab_values {

/// Defaults, but for the words that are still accepted.
Settings fromWords(const ExperimentInfo &experiment, const QMap<QString, QString> &words);
/// Only what is off its default.
QMap<QString, QString> toWords(const Settings &settings);

/// What the timeline writes beside the trace. The session and the experiment must outlive it.
TimelineFacts timelineFacts(const ExperimentInfo &experiment, const LabSession &session);

/// How much of a run is shown while it is followed: so that what the experiment is about can be seen in it.
Nanos followWidth(const ExperimentInfo &experiment);

/// The experiment has a lock that can be "none".
bool hasLockToToggle(const ParameterPanel &panel);
/// Off, or on as it was before (a mutex at first).
void toggleLock(ParameterPanel &panel);

} // namespace lab_values
} // namespace interleave
