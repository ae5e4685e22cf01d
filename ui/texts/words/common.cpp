// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

// What several experiments have in common.

constexpr Word labels[] = {
    {"workers", QT_TRANSLATE_NOOP("experiments", "Workers")},
    {"lock", QT_TRANSLATE_NOOP("experiments", "Lock")},
    {"start_method", QT_TRANSLATE_NOOP("experiments", "Start method")},
    {"trials", QT_TRANSLATE_NOOP("experiments", "Trials")},
    {"cores", QT_TRANSLATE_NOOP("experiments", "Cores")},
    {"pinning", QT_TRANSLATE_NOOP("experiments", "Pinning")},
    {"nice", QT_TRANSLATE_NOOP("experiments", "Nice")},
    {"policy", QT_TRANSLATE_NOOP("experiments", "Policy")},
    {"slice_ms", QT_TRANSLATE_NOOP("experiments", "Time slice")},
};

constexpr Word hints[] = {
    {"lock", QT_TRANSLATE_NOOP(
                 "experiments", "What guards the critical section. Change it while the workers run and watch what happens at that instant.")},
    {"start_method", QT_TRANSLATE_NOOP("experiments", "How workers come into being: as threads of one process, or as processes of their own.")},
    {"trials", QT_TRANSLATE_NOOP("experiments", "How often the race is run.")},
    {"cores", QT_TRANSLATE_NOOP("experiments", "Cores the workers may use.")},
    {"pinning", QT_TRANSLATE_NOOP("experiments", "Whether a worker may move between cores.")},
    {"nice", QT_TRANSLATE_NOOP("experiments", "Politeness: the higher, the smaller the share of a contended core.")},
    {"policy", QT_TRANSLATE_NOOP("experiments", "The kernel's scheduling policy. fifo and rr need permission and leave one core free.")},
    {"slice_ms", QT_TRANSLATE_NOOP("experiments", "Time slice asked of the scheduler; it may give less or more.")},
};

constexpr Word choices[] = {
    {"/on", QT_TRANSLATE_NOOP("experiments", "on")},
    {"/off", QT_TRANSLATE_NOOP("experiments", "off")},
    {"/none", QT_TRANSLATE_NOOP("experiments", "none")},
    {"/all", QT_TRANSLATE_NOOP("experiments", "all")},
    {"/cores", QT_TRANSLATE_NOOP("experiments", "1 per core")},
    {"/unbounded", QT_TRANSLATE_NOOP("experiments", "unbounded")},
    {"/default", QT_TRANSLATE_NOOP("experiments", "default")},
    {"/thread", QT_TRANSLATE_NOOP("experiments", "thread")},
    {"/fork", QT_TRANSLATE_NOOP("experiments", "fork")},
    {"/spawn", QT_TRANSLATE_NOOP("experiments", "spawn")},
    {"/forkserver", QT_TRANSLATE_NOOP("experiments", "forkserver")},
    {"lock/mutex", QT_TRANSLATE_NOOP("experiments", "mutex")},
    {"lock/spin", QT_TRANSLATE_NOOP("experiments", "spinlock")},
    {"lock/ticket", QT_TRANSLATE_NOOP("experiments", "ticket lock")},
    {"lock/adaptive", QT_TRANSLATE_NOOP("experiments", "adaptive mutex")},
    {"lock/rw", QT_TRANSLATE_NOOP("experiments", "read-write lock")},
    {"lock/robust-shared", QT_TRANSLATE_NOOP("experiments", "robust mutex")},
    {"pinning/free", QT_TRANSLATE_NOOP("experiments", "free")},
    {"pinning/one-core-each", QT_TRANSLATE_NOOP("experiments", "a core each")},
    {"pinning/same-core", QT_TRANSLATE_NOOP("experiments", "same core")},
    {"policy/other", QT_TRANSLATE_NOOP("experiments", "other (normal)")},
    {"policy/batch", QT_TRANSLATE_NOOP("experiments", "batch")},
    {"policy/idle", QT_TRANSLATE_NOOP("experiments", "idle")},
    {"policy/fifo", QT_TRANSLATE_NOOP("experiments", "fifo (real-time)")},
    {"policy/rr", QT_TRANSLATE_NOOP("experiments", "rr (real-time)")},
};

} // namespace

ExperimentWords commonWords()
{
    return {.labels = labels, .hints = hints, .choices = choices};
}

} // namespace interleave::texts
