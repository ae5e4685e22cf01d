// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// Why no window can be shown here, or nothing where one can. Looks at the environment and really connects, because Qt ends the whole program
/// where it cannot. `forQt`: Qt's own options, which may name another platform. Needs no application object.
/// "DISPLAY and WAYLAND_DISPLAY are not set", "no X server answers at :7".
struct DisplayProblem
{
    bool notSet = false; ///< neither DISPLAY nor WAYLAND_DISPLAY is set
    std::string where;   ///< else: the display that did not answer
};
std::optional<DisplayProblem> displayProblem(const std::vector<std::string> &forQt = {});

} // namespace interleave
