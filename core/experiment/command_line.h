// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace interleave {

/// The words of a command as a shell would read them: blanks part them, single and double quotes and the backslash keep them together. Nothing is
/// replaced: no variables, no patterns, no pipes. A quote that is not closed reaches to the end.
std::vector<std::string> commandWords(std::string_view command);

/// "\n", "\t", "\\" and "\0" as the characters they stand for, so that a text typed in one line can have several.
std::string withoutEscapes(std::string_view text);

} // namespace interleave
