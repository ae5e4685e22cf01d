// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment_layout.h"

namespace interleave {

// The word processor of the notes: one thread takes what is typed into the document, one checks its spelling, one prints it. Each works on what the one
// before it has left behind, and nobody overtakes: printed <= checked <= typed.

inline constexpr std::uint64_t documentChars = 1u << 16; ///< that are not yet printed

/// In shared memory. Zero is an empty document. Each count is written by one worker alone: release, acquire by the others.
struct EditorDocument
{
    AtomicU64 typed;              ///< characters
    AtomicU64 checked;            ///< characters, whole words
    AtomicU64 misspelt;           ///< words
    AtomicU64 printed;            ///< characters
    AtomicU64 printedWhileTyping; ///< printed when typing ended, in the first round
    char text[documentChars];
};

enum EditorTask : unsigned { editorTypes, editorChecks, editorPrints, editorTasks };

/// A small piece of this task, if there is anything to do: a character, a word, a few characters. Less than a microsecond.
void edit(EditorDocument &document, unsigned task);

} // namespace interleave
