// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace interleave::texts {

/// What went wrong and what would help, as one or two sentences in the application's language; for the window and the command line alike.
QString errorText(const Error &error);

/// What to do about a capture mode that was refused, given the call that was refused and the system's words. Empty where nothing helps.
QString captureCure(const QString &call, const QString &why);

} // namespace interleave::texts
