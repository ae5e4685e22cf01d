// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace interleave {

/// The interleave-host that belongs to this program: beside it, or in ../libexec/interleave when installed.
/// Error: startFailed, naming where it was looked for.
Result<std::string> findHostExecutable();

} // namespace interleave
