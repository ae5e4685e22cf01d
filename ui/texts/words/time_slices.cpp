// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"nice_spread", QT_TRANSLATE_NOOP("experiments", "Nice spread")},
    {"grouping", QT_TRANSLATE_NOOP("experiments", "Grouping")},
};

constexpr Word hints[] = {
    {"workers",
        QT_TRANSLATE_NOOP("experiments", "They only compute. More of them than cores: each gets the core for a while, then the next one does.")},
    {"nice_spread",
        QT_TRANSLATE_NOOP("experiments", "Each worker is so much nicer than the one before it: with 5, the workers have nice 0, 5, 10 and so on.")},
    {"slice_ms", QT_TRANSLATE_NOOP(
                     "experiments", "Time slice asked of the scheduler. It looks only once a tick, so anything shorter than a tick lasts a tick.")},
    {"grouping", QT_TRANSLATE_NOOP("experiments",
                     "Whether all workers are alike, or the last one is a process of its own while the others are the threads of one process.")},
};

constexpr Word choices[] = {
    {"grouping/alike", QT_TRANSLATE_NOOP("experiments", "all alike")},
    {"grouping/one-apart", QT_TRANSLATE_NOOP("experiments", "the last one apart")},
};

constexpr Word presets[] = {
    {"threads-share", QT_TRANSLATE_NOOP("experiments", "Three threads, one process")},
};

constexpr Word presetHints[] = {
    {"threads-share", QT_TRANSLATE_NOOP("experiments", "One process has three threads, another only one: which gets how much of the core?")},
};

constexpr Word measures[] = {
    {"turn_ns", QT_TRANSLATE_NOOP("claims", "length of a turn")},
    {"share", QT_TRANSLATE_NOOP("claims", "share of each worker")},
    {"largest_share", QT_TRANSLATE_NOOP("claims", "largest share of a worker")},
    {"smallest_share", QT_TRANSLATE_NOOP("claims", "smallest share of a worker")},
    {"preemptions", QT_TRANSLATE_NOOP("claims", "times a core was taken away")},
    {"tick_ns", QT_TRANSLATE_NOOP("claims", "the kernel's tick")},
    {"asked_slice_ns", QT_TRANSLATE_NOOP("claims", "time slice asked for")},
    {"process_share", QT_TRANSLATE_NOOP("claims", "share of each process")},
};

constexpr Word claims[] = {
    {"every-worker-preempted", QT_TRANSLATE_NOOP("claims", "the core is taken away from every worker, without its doing")},
    {"equal-nice-equal-shares", QT_TRANSLATE_NOOP("claims", "equally nice workers get equal shares")},
    {"nicer-gets-less", QT_TRANSLATE_NOOP("claims", "the nicer a worker, the smaller its share")},
    {"share-is-per-thread", QT_TRANSLATE_NOOP("claims", "the core is shared among threads, not among processes")},
    {"longer-slice-longer-turns", QT_TRANSLATE_NOOP("claims", "a longer time slice makes longer turns")},
};

} // namespace

ExperimentWords timeSlicesWords()
{
    return {.id = "time-slices",
        .title = QT_TRANSLATE_NOOP("experiments", "Preemption"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Time slices"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
