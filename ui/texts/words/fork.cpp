// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"forks", QT_TRANSLATE_NOOP("experiments", "Calls of fork")},
    {"write_global", QT_TRANSLATE_NOOP("experiments", "Copies write")},
    {"buffered_line", QT_TRANSLATE_NOOP("experiments", "Unwritten line")},
    {"child_writes_percent", QT_TRANSLATE_NOOP("experiments", "Child writes")},
    {"process_limit", QT_TRANSLATE_NOOP("experiments", "Process limit")},
};

constexpr Word hints[] = {
    {"forks", QT_TRANSLATE_NOOP("experiments", "How often fork is called in a row. Every process that comes into being goes on with the next call.")},
    {"write_global", QT_TRANSLATE_NOOP("experiments", "Each copy adds one to the program's global variable.")},
    {"buffered_line",
        QT_TRANSLATE_NOOP("experiments", "Leave a printed line in the output buffer while fork is called, instead of writing it out before.")},
    {"child_writes_percent", QT_TRANSLATE_NOOP("experiments", "Share of the inherited memory that the first child writes to.")},
    {"process_limit", QT_TRANSLATE_NOOP("experiments",
                          "So many processes the program may have, itself among them. It calls fork until it is refused. 0: no such limit.")},
};

constexpr Word presets[] = {
    {"until-refused", QT_TRANSLATE_NOOP("experiments", "Until fork is refused")},
};

constexpr Word presetHints[] = {
    {"until-refused", QT_TRANSLATE_NOOP("experiments", "Sixteen processes may be; the call for one more returns an error.")},
};

constexpr Word measures[] = {
    {"processes", QT_TRANSLATE_NOOP("claims", "processes")},
    {"returns", QT_TRANSLATE_NOOP("claims", "what fork returned, call by call")},
    {"global_in_parent", QT_TRANSLATE_NOOP("claims", "global variable in the parent")},
    {"global_in_child", QT_TRANSLATE_NOOP("claims", "global variable in the child")},
    {"lines_printed", QT_TRANSLATE_NOOP("claims", "lines that came out")},
    {"cow_faults", QT_TRANSLATE_NOOP("claims", "pages copied on writing")},
    {"private_kib", QT_TRANSLATE_NOOP("claims", "memory of the child's own")},
    {"started", QT_TRANSLATE_NOOP("claims", "processes when fork was refused")},
    {"refused_by", QT_TRANSLATE_NOOP("claims", "error of the call that was refused")},
    {"system_limits", QT_TRANSLATE_NOOP("claims", "most processes and threads of the system")},
};

constexpr Word claims[] = {
    {"two-to-the-n", QT_TRANSLATE_NOOP("claims", "n calls of fork in a row make 2ⁿ processes")},
    {"fork-returns-twice", QT_TRANSLATE_NOOP("claims", "each call returns twice: 0 in the child, the child's number in the parent")},
    {"ppid-is-the-parent", QT_TRANSLATE_NOOP("claims", "the child knows its parent's number")},
    {"global-is-copied", QT_TRANSLATE_NOOP("claims", "what one process writes, no other sees")},
    {"buffer-is-copied", QT_TRANSLATE_NOOP("claims", "a line still in the buffer is copied too, and comes out 2ⁿ times")},
    {"copied-on-write", QT_TRANSLATE_NOOP("claims", "memory is copied page by page, when it is written to")},
    {"limit-refuses-the-next", QT_TRANSLATE_NOOP("claims", "there can be only so many processes; the next call of fork is refused")},
};

} // namespace

ExperimentWords forkWords()
{
    return {.id = "fork",
        .title = QT_TRANSLATE_NOOP("experiments", "fork returns twice"),
        .subject = QT_TRANSLATE_NOOP("experiments", "fork"),
        .labels = labels,
        .hints = hints,
        .choices = {},
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
