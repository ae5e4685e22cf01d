// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"storage", QT_TRANSLATE_NOOP("experiments", "Where the name stands")},
    {"yield_between", QT_TRANSLATE_NOOP("experiments", "Yield in between")},
    {"pool_reuse", QT_TRANSLATE_NOOP("experiments", "Reused threads")},
};

constexpr Word hints[] = {
    {"storage", QT_TRANSLATE_NOOP("experiments", "One global variable, one for each thread, or handed on as a parameter.")},
    {"yield_between", QT_TRANSLATE_NOOP("experiments", "The worker gives its core away between noting the name and greeting.")},
    {"pool_reuse", QT_TRANSLATE_NOOP(
                       "experiments", "As in a pool, a thread serves one request after the other; every second one is a stranger without a name.")},
};

constexpr Word choices[] = {
    {"storage/global", QT_TRANSLATE_NOOP("experiments", "global variable")},
    {"storage/thread-local", QT_TRANSLATE_NOOP("experiments", "thread-local")},
    {"storage/parameter", QT_TRANSLATE_NOOP("experiments", "parameter")},
};

constexpr Word presets[] = {
    {"students", QT_TRANSLATE_NOOP("experiments", "Each thread its own student")},
    {"one-for-all", QT_TRANSLATE_NOOP("experiments", "One student for all threads")},
};

constexpr Word presetHints[] = {
    {"students", QT_TRANSLATE_NOOP("experiments", "Both write to the same name and find what they wrote.")},
    {"one-for-all", QT_TRANSLATE_NOOP("experiments", "Both write to the same place and find what the other wrote.")},
};

constexpr Word measures[] = {
    {"wrong_greetings", QT_TRANSLATE_NOOP("claims", "wrong greetings")},
    {"addresses", QT_TRANSLATE_NOOP("claims", "addresses of the variable")},
    {"greetings", QT_TRANSLATE_NOOP("claims", "greetings")},
    {"leaked_greetings", QT_TRANSLATE_NOOP("claims", "greetings with the last task’s name")},
};

constexpr Word claims[] = {
    {"global-mixes-up", QT_TRANSLATE_NOOP("claims", "a global variable mixes the names up")},
    {"own-storage-never-mixes-up", QT_TRANSLATE_NOOP("claims", "a storage of its own never does")},
    {"one-address-a-thread", QT_TRANSLATE_NOOP("claims", "thread-local: one address for each thread")},
    {"reuse-leaks", QT_TRANSLATE_NOOP("claims", "a reused thread still knows the last task’s name")},
};

} // namespace

ExperimentWords threadLocalWords()
{
    return {.id = "thread-local",
        .title = QT_TRANSLATE_NOOP("experiments", "Alice and Bob"),
        .subject = QT_TRANSLATE_NOOP("experiments", "ThreadLocal"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
