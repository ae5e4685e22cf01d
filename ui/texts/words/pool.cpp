// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"pool_size", QT_TRANSLATE_NOOP("experiments", "Pool size")},
    {"tasks", QT_TRANSLATE_NOOP("experiments", "Tasks")},
    {"task_ms", QT_TRANSLATE_NOOP("experiments", "Task length")},
    {"task_law", QT_TRANSLATE_NOOP("experiments", "Task lengths")},
    {"work", QT_TRANSLATE_NOOP("experiments", "Work")},
    {"chunk_size", QT_TRANSLATE_NOOP("experiments", "Chunk size")},
    {"submit_after_close", QT_TRANSLATE_NOOP("experiments", "Submit late")},
    {"kill_worker", QT_TRANSLATE_NOOP("experiments", "Kill a worker")},
};

constexpr Word hints[] = {
    {"pool_size", QT_TRANSLATE_NOOP("experiments", "Workers that live as long as the pool. More start at once; one too many ends after its task.")},
    {"task_law", QT_TRANSLATE_NOOP("experiments", "All tasks alike, of random length, or one much longer than the others.")},
    {"work", QT_TRANSLATE_NOOP("experiments", "Whether a task sleeps or computes: sleeping tasks need no core.")},
    {"chunk_size", QT_TRANSLATE_NOOP("experiments", "Tasks handed to a worker at a time.")},
    {"submit_after_close", QT_TRANSLATE_NOOP("experiments", "Try to hand in one more task after the pool was closed.")},
    {"kill_worker", QT_TRANSLATE_NOOP("experiments", "Kill one worker in the middle of a task, or while it waits for one.")},
};

constexpr Word choices[] = {
    {"task_law/equal", QT_TRANSLATE_NOOP("experiments", "all equal")},
    {"task_law/uniform", QT_TRANSLATE_NOOP("experiments", "random")},
    {"task_law/one-long", QT_TRANSLATE_NOOP("experiments", "one long")},
    {"work/sleep", QT_TRANSLATE_NOOP("experiments", "sleep")},
    {"work/cpu", QT_TRANSLATE_NOOP("experiments", "compute")},
    {"kill_worker/running", QT_TRANSLATE_NOOP("experiments", "while running")},
    {"kill_worker/idle", QT_TRANSLATE_NOOP("experiments", "while idle")},
    {"kill_worker/none", QT_TRANSLATE_NOOP("experiments", "never")},
};

constexpr Word presets[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As printed: closed too early")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "Corrected: four at once")},
    {"map", QT_TRANSLATE_NOOP("experiments", "Map: four inputs")},
};

constexpr Word presetHints[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "The pool is closed and joined after the first task, so that the second is refused.")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "Closed after the loop: four tasks at once, the fifth when one of them has ended.")},
    {"map", QT_TRANSLATE_NOOP("experiments", "Two rounds of a second, and the results in the order of the inputs.")},
};

constexpr Word measures[] = {
    {"makespan_ns", QT_TRANSLATE_NOOP("claims", "time for all tasks")},
    {"running_max", QT_TRANSLATE_NOOP("claims", "most tasks at once")},
    {"queue_wait_ns", QT_TRANSLATE_NOOP("claims", "wait of each task")},
    {"idle_share", QT_TRANSLATE_NOOP("claims", "idle share of the workers")},
    {"tasks_done", QT_TRANSLATE_NOOP("claims", "tasks done")},
    {"tasks_lost", QT_TRANSLATE_NOOP("claims", "tasks lost")},
    {"refused", QT_TRANSLATE_NOOP("claims", "refused calls")},
};

constexpr Word claims[] = {
    {"never-more-than-pool", QT_TRANSLATE_NOOP("claims", "never more tasks at once than the pool has workers")},
    {"next-waits-for-end", QT_TRANSLATE_NOOP("claims", "the next task begins only when one has ended")},
    {"late-submit-refused", QT_TRANSLATE_NOOP("claims", "after closing, a task is refused")},
    {"early-join-refused", QT_TRANSLATE_NOOP("claims", "joining before closing is refused")},
    {"results-in-order", QT_TRANSLATE_NOOP("claims", "results come in the order of the tasks")},
    {"growth-starts-at-once", QT_TRANSLATE_NOOP("claims", "a larger pool starts its new workers at once")},
    {"shrink-finishes-task", QT_TRANSLATE_NOOP("claims", "a smaller pool lets each worker finish its task")},
    {"killed-task-reported", QT_TRANSLATE_NOOP("claims", "a worker killed in its task: the task is lost and reported, the pool goes on")},
    {"idle-kill-harmless", QT_TRANSLATE_NOOP("claims", "a worker killed while idle: nothing is lost")},
};

} // namespace

ExperimentWords poolWords()
{
    return {.id = "pool",
        .title = QT_TRANSLATE_NOOP("experiments", "A pool of workers"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Pool"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
