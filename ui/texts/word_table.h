// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstring>
#include <span>
#include <string_view>

namespace interleave::texts {

/// One key of the core and its English words, marked for translation where the table is written.
struct Word
{
    std::string_view key;
    const char *text;
};

/// The words for `key` in `table`, or nullptr.
inline const char *find(std::span<const Word> table, std::string_view key)
{
    for (const Word &word : table)
        if (word.key == key)
            return word.text;
    return nullptr;
}

} // namespace interleave::texts
