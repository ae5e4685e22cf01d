// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the experiments' claims and measures.
#include "ui/texts/texts.h"
#include "ui/texts/word_table.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

QString inWords(const char *text)
{
    return QCoreApplication::translate("claims", text);
}

constexpr Word measures[] = {
    {"lost", QT_TRANSLATE_NOOP("claims", "lost updates")},
    {"lost_per_million", QT_TRANSLATE_NOOP("claims", "lost per million")},
    {"wrong_trials", QT_TRANSLATE_NOOP("claims", "wrong trials")},
    {"overlap_share", QT_TRANSLATE_NOOP("claims", "time with overlap")},
    {"ns_per_op", QT_TRANSLATE_NOOP("claims", "time per operation")},
    {"speedup", QT_TRANSLATE_NOOP("claims", "speedup")},
    {"wait_share", QT_TRANSLATE_NOOP("claims", "time spent waiting")},
    {"owner_change_share", QT_TRANSLATE_NOOP("claims", "changes of owner")},
    {"handoff_ns", QT_TRANSLATE_NOOP("claims", "hand-over of the lock")},
    {"fairness", QT_TRANSLATE_NOOP("claims", "busiest to laziest worker")},
    {"switches_per_s", QT_TRANSLATE_NOOP("claims", "switches per second")},
    {"makespan_ns", QT_TRANSLATE_NOOP("claims", "time for all tasks")},
    {"running_max", QT_TRANSLATE_NOOP("claims", "most tasks at once")},
    {"queue_wait_ns", QT_TRANSLATE_NOOP("claims", "wait of each task")},
    {"idle_share", QT_TRANSLATE_NOOP("claims", "idle share of the workers")},
    {"refused", QT_TRANSLATE_NOOP("claims", "refused calls")},
    {"puts", QT_TRANSLATE_NOOP("claims", "items put")},
    {"gets", QT_TRANSLATE_NOOP("claims", "items got")},
    {"max_depth", QT_TRANSLATE_NOOP("claims", "greatest depth")},
    {"mean_depth", QT_TRANSLATE_NOOP("claims", "mean depth")},
    {"latency_ns", QT_TRANSLATE_NOOP("claims", "time in the queue")},
    {"blocked_share", QT_TRANSLATE_NOOP("claims", "time blocked")},
    {"fifo_violations", QT_TRANSLATE_NOOP("claims", "items out of order")},
    {"first_instruction_ns", QT_TRANSLATE_NOOP("claims", "time to the first instruction")},
    {"private_dirty_kib", QT_TRANSLATE_NOOP("claims", "memory of its own")},
    {"pss_kib", QT_TRANSLATE_NOOP("claims", "share of memory")},
    {"inherited_fds", QT_TRANSLATE_NOOP("claims", "inherited descriptors")},
};

constexpr Word claims[] = {
    {"unlocked-loses", QT_TRANSLATE_NOOP("claims", "without lock: results are wrong")},
    {"locked-loses-nothing", QT_TRANSLATE_NOOP("claims", "with a lock, or one atomic instruction: nothing is lost")},
    {"toggle-stops-loss", QT_TRANSLATE_NOOP("claims", "switching the lock on stops the loss")},
    {"private-copy-right", QT_TRANSLATE_NOOP("claims", "a private copy each: every worker right, the parent's value untouched")},
    {"ungated-mostly-right", QT_TRANSLATE_NOOP("claims", "without start gate and with few iterations: mostly right")},
    {"locking-costs-speed", QT_TRANSLATE_NOOP("claims", "the less is locked, the faster")},
    {"all-locked-is-serial", QT_TRANSLATE_NOOP("claims", "all locked: no faster than one worker")},
    {"ticket-changes-owner", QT_TRANSLATE_NOOP("claims", "a ticket lock changes its owner nearly every time")},
    {"coarser-is-faster", QT_TRANSLATE_NOOP("claims", "larger units of work are faster at the same locked share")},
};

} // namespace

QString claim(std::string_view key)
{
    const char *text = find(claims, key);
    return text ? inWords(text) : fromUtf8(key);
}

QString measureLabel(std::string_view name)
{
    const char *text = find(measures, name);
    return text ? inWords(text) : fromUtf8(name);
}

} // namespace interleave::texts
