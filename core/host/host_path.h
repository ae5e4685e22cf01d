// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace interleave {

/// Finds the executable `interleave-host`: beside the running program (a build tree), else in `../libexec` next to
/// the program's folder (an installation that was moved), else in the folder chosen at configure time.
/// Empty where none of them holds an executable file. Any thread; looks at the disk on each call.
[[nodiscard]] std::optional<std::filesystem::path> findHostExecutable();

} // namespace interleave
