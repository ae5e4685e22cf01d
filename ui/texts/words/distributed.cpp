// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"transport", QT_TRANSLATE_NOOP("experiments", "Transport")},
    {"acknowledge", QT_TRANSLATE_NOOP("experiments", "Acknowledge")},
    {"key", QT_TRANSLATE_NOOP("experiments", "Key")},
    {"network", QT_TRANSLATE_NOOP("experiments", "Network")},
};

constexpr Word hints[] = {
    {"transport", QT_TRANSLATE_NOOP("experiments", "Our own scheduler, or the lists of a redis server that runs on this machine.")},
    {"acknowledge", QT_TRANSLATE_NOOP("experiments", "When a task is crossed off: with its result, or as soon as it is handed out.")},
    {"key", QT_TRANSLATE_NOOP("experiments", "What scheduler and workers must both have to talk to each other.")},
    {"network",
        QT_TRANSLATE_NOOP("experiments", "The loopback of this machine, or for each worker a network of its own with a cable to the scheduler's.")},
};

constexpr Word choices[] = {
    {"transport/built-in", QT_TRANSLATE_NOOP("experiments", "built in")},
    {"transport/redis", QT_TRANSLATE_NOOP("experiments", "redis server")},
    {"acknowledge/after", QT_TRANSLATE_NOOP("experiments", "after the work")},
    {"acknowledge/before", QT_TRANSLATE_NOOP("experiments", "before the work")},
    {"key/right", QT_TRANSLATE_NOOP("experiments", "right")},
    {"key/wrong", QT_TRANSLATE_NOOP("experiments", "wrong")},
    {"network/loopback", QT_TRANSLATE_NOOP("experiments", "loopback")},
    {"network/namespaces", QT_TRANSLATE_NOOP("experiments", "network namespaces")},
};

constexpr Word measures[] = {
    {"tasks_done", QT_TRANSLATE_NOOP("claims", "tasks done")},
    {"lost", QT_TRANSLATE_NOOP("claims", "tasks lost")},
    {"duplicated", QT_TRANSLATE_NOOP("claims", "results that came twice")},
    {"redelivered", QT_TRANSLATE_NOOP("claims", "tasks given out again")},
    {"workers_used", QT_TRANSLATE_NOOP("claims", "workers that took part")},
    {"speedup", QT_TRANSLATE_NOOP("claims", "speedup")},
    {"makespan_ns", QT_TRANSLATE_NOOP("claims", "time for all tasks")},
    {"keys_refused", QT_TRANSLATE_NOOP("claims", "refused for their key")},
    {"leaked", QT_TRANSLATE_NOOP("claims", "tasks that got to somebody without the key")},
    {"network_used", QT_TRANSLATE_NOOP("claims", "network")},
    {"network_refused", QT_TRANSLATE_NOOP("claims", "why no network namespaces")},
};

constexpr Word claims[] = {
    {"each-task-once", QT_TRANSLATE_NOOP("claims", "every task is answered, once")},
    {"wrong-key-gets-nothing", QT_TRANSLATE_NOOP("claims", "who has the wrong key gets nothing")},
    {"killed-task-redone", QT_TRANSLATE_NOOP("claims", "acknowledged after the work: the task of a killed worker is done again")},
    {"killed-task-lost", QT_TRANSLATE_NOOP("claims", "acknowledged before the work: the task of a killed worker is lost")},
    {"more-workers-faster", QT_TRANSLATE_NOOP("claims", "several workers are faster than one")},
    {"every-worker-takes-part", QT_TRANSLATE_NOOP("claims", "every worker takes part")},
    {"works-over-network", QT_TRANSLATE_NOOP("claims", "it works over an address that is not 127.0.0.1")},
};

} // namespace

ExperimentWords distributedWords()
{
    return {.id = "distributed",
        .title = QT_TRANSLATE_NOOP("experiments", "A scheduler and workers on other machines"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Distributed processes"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
