// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <string_view>

namespace interleave {

/// Writes to standard output, whole. Error: cannotWrite (a full disk, a reader that has gone).
Result<void> say(std::string_view text);

/// Tells the user on stderr what went wrong, in the application's language. Returns the exit status that belongs to it.
int fail(const Error &error);

} // namespace interleave
