// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace interleave {

// Texts as numbers, so that a text that the user typed can stand where every other value of a parameter does. Equal texts have equal numbers. A number
// means nothing in another process, but in one that was forked after the text was put in. Any thread; what is put in stays for the program's life.

std::uint64_t numberOfText(std::string_view text);
/// Empty for a number that stands for nothing.
std::string_view textOfNumber(std::uint64_t number);

} // namespace interleave
