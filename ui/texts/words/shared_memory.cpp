// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"kind", QT_TRANSLATE_NOOP("experiments", "Kind")},
};

constexpr Word choices[] = {
    {"kind/value", QT_TRANSLATE_NOOP("experiments", "Value")},
    {"kind/array", QT_TRANSLATE_NOOP("experiments", "Array")},
    {"kind/named", QT_TRANSLATE_NOOP("experiments", "opened by name")},
    {"kind/file", QT_TRANSLATE_NOOP("experiments", "a file")},
    {"kind/private", QT_TRANSLATE_NOOP("experiments", "ordinary variable")},
    {"lock/with-lock", QT_TRANSLATE_NOOP("experiments", "with its lock")},
};

constexpr Word presets[] = {
    {"file-as-claimed", QT_TRANSLATE_NOOP("experiments", "A file without a lock")},
    {"file-with-lock", QT_TRANSLATE_NOOP("experiments", "A file with a lock")},
};

constexpr Word presetHints[] = {
    {"file-as-claimed", QT_TRANSLATE_NOOP("experiments", "Said to need none; look at the number.")},
    {"file-with-lock", QT_TRANSLATE_NOOP("experiments", "Held from reading to writing back.")},
};

constexpr Word measures[] = {
    {"expected", QT_TRANSLATE_NOOP("claims", "expected")},
    {"actual", QT_TRANSLATE_NOOP("claims", "actual")},
    {"cell_address", QT_TRANSLATE_NOOP("claims", "address of the number")},
};

constexpr Word claims[] = {
    {"value-alone-loses", QT_TRANSLATE_NOOP("claims", "+= loses updates though the number has a lock")},
    {"file-alone-loses", QT_TRANSLATE_NOOP("claims", "in a file without a lock, updates are lost as well")},
    {"with-lock-exact", QT_TRANSLATE_NOOP("claims", "with its lock held around +=, nothing is lost")},
    {"private-unchanged", QT_TRANSLATE_NOOP("claims", "an ordinary variable: each process changes its own, the parent's stays")},
};

} // namespace

ExperimentWords sharedMemoryWords()
{
    return {.id = "shared-memory",
        .title = QT_TRANSLATE_NOOP("experiments", "Value and Array"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Shared memory"),
        .labels = labels,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
