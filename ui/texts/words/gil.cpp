// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"engine", QT_TRANSLATE_NOOP("experiments", "Engine")},
    {"switch_interval_ms", QT_TRANSLATE_NOOP("experiments", "Switch interval")},
    {"releases_for_io", QT_TRANSLATE_NOOP("experiments", "Waits for a device")},
};

constexpr Word hints[] = {
    {"engine", QT_TRANSLATE_NOOP("experiments",
                   "One interpreter lock for all threads, threads without one, processes with a lock each, or the lock as it was before 2009.")},
    {"switch_interval_ms", QT_TRANSLATE_NOOP("experiments", "How long a waiting thread is patient before it asks for the lock.")},
    {"releases_for_io", QT_TRANSLATE_NOOP("experiments",
                            "Every millisecond of computing a worker waits a millisecond for a device, and lets go of the lock meanwhile.")},
};

constexpr Word choices[] = {
    {"engine/gil", QT_TRANSLATE_NOOP("experiments", "one lock (GIL)")},
    {"engine/native-threads", QT_TRANSLATE_NOOP("experiments", "no lock")},
    {"engine/processes", QT_TRANSLATE_NOOP("experiments", "processes")},
    {"engine/gil-old", QT_TRANSLATE_NOOP("experiments", "old rule: 100 bytecodes")},
    {"lock/gil", QT_TRANSLATE_NOOP("experiments", "GIL")},
};

constexpr Word presets[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As printed: endless loops")},
    {"native", QT_TRANSLATE_NOOP("experiments", "The same in C")},
};

constexpr Word presetHints[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As many threads as cores use one core together.")},
    {"native", QT_TRANSLATE_NOOP("experiments", "Without an interpreter's lock they use all cores.")},
};

constexpr Word measures[] = {
    {"cpu_percent", QT_TRANSLATE_NOOP("claims", "CPU in percent of one core")},
    {"cores_used", QT_TRANSLATE_NOOP("claims", "cores used")},
    {"handovers", QT_TRANSLATE_NOOP("claims", "hand-overs")},
    {"turn_ns", QT_TRANSLATE_NOOP("claims", "turn of a holder")},
    {"loops_per_s", QT_TRANSLATE_NOOP("claims", "loops per second, all workers")},
    {"loops_per_s_alone", QT_TRANSLATE_NOOP("claims", "loops per second, one worker alone")},
    {"holders_max", QT_TRANSLATE_NOOP("claims", "most holders at once")},
};

constexpr Word claims[] = {
    {"gil-uses-one-core", QT_TRANSLATE_NOOP("claims", "under the lock all threads together use one core, however many there are")},
    {"gil-adds-no-speed", QT_TRANSLATE_NOOP("claims", "under the lock more threads get no more done")},
    {"others-use-all-cores", QT_TRANSLATE_NOOP("claims", "without the lock, or as processes, they use every core")},
    {"old-rule-burns-a-second-core", QT_TRANSLATE_NOOP("claims", "by the old rule a second core burns time with waking in vain")},
    {"waiting-lets-others-run", QT_TRANSLATE_NOOP("claims", "while one waits for a device, another computes")},
    {"one-holder-at-a-time", QT_TRANSLATE_NOOP("claims", "only one worker at a time executes bytecode")},
    {"turn-lasts-an-interval", QT_TRANSLATE_NOOP("claims", "a turn lasts about as long as the switch interval")},
    {"longer-interval-longer-turns", QT_TRANSLATE_NOOP("claims", "a longer switch interval makes longer turns, at once")},
};

} // namespace

ExperimentWords gilWords()
{
    return {.id = "gil",
        .title = QT_TRANSLATE_NOOP("experiments", "One interpreter lock"),
        .subject = QT_TRANSLATE_NOOP("experiments", "GIL"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
