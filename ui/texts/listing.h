// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>
#include <vector>

namespace interleave::texts {

/// The program of a preset as a course prints it, in Python.
struct Listing
{
    QString text;
    std::vector<int> slips; ///< lines, counted from 0, that do not do what they were meant to

    bool isEmpty() const { return text.isEmpty(); }
    /// From resources/listings/<experiment>/<preset>.py, where a line with a slip ends in "#!". Empty where there is none.
    static Listing load(std::string_view experiment, std::string_view preset);
};

} // namespace interleave::texts
