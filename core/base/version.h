// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace interleave {

/// The program's version as major.minor.patch, the same in the window, the command line and every report.
[[nodiscard]] std::string_view version() noexcept;

} // namespace interleave
