// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>
#include <vector>

namespace interleave::texts {

/// Who is at a line of a listing while it is doing what.
struct ListingPlace
{
    int line = 0;  ///< counted from 0
    QString lane;  ///< name; one that ends in '*' stands for all that begin so
    QString doing; ///< as of WorkerPlace
    bool isOf(const QString &name) const;
};

/// The program of a preset as a course prints it, in Python.
struct Listing
{
    QString text;
    std::vector<int> slips; ///< lines, counted from 0, that do not do what they were meant to
    std::vector<ListingPlace> places;

    bool isEmpty() const { return text.isEmpty(); }
    /// From resources/listings/<experiment>/<preset>.py, where a line with a slip ends in "#!", and before that "#@ Thread-*:run, MainThread:join"
    /// says who is at it while doing what. Empty where there is none.
    static Listing load(std::string_view experiment, std::string_view preset);
};

} // namespace interleave::texts
