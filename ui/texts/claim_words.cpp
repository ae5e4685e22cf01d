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
    {"tasks_done", QT_TRANSLATE_NOOP("claims", "tasks done")},
    {"tasks_lost", QT_TRANSLATE_NOOP("claims", "tasks lost")},
    {"producer_blocked_share", QT_TRANSLATE_NOOP("claims", "producers blocked")},
    {"consumer_blocked_share", QT_TRANSLATE_NOOP("claims", "consumers blocked")},
    {"phases", QT_TRANSLATE_NOOP("claims", "phases between changes")},
    {"private_values", QT_TRANSLATE_NOOP("claims", "values of the private copies")},
    {"parent_value", QT_TRANSLATE_NOOP("claims", "value in the parent")},
    {"from_small_parent_ns", QT_TRANSLATE_NOOP("claims", "time to the first instruction, small parent")},
    {"items_lost", QT_TRANSLATE_NOOP("claims", "items lost")},
    {"duplicates", QT_TRANSLATE_NOOP("claims", "items that came twice")},
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
    {"phases", QT_TRANSLATE_NOOP("claims", "between two changes")},
    {"private_values", QT_TRANSLATE_NOOP("claims", "each worker's own value")},
    {"parent_value", QT_TRANSLATE_NOOP("claims", "the parent's value")},
    {"from_small_parent_ns", QT_TRANSLATE_NOOP("claims", "the same from a small parent")},
    {"inherited_fds", QT_TRANSLATE_NOOP("claims", "inherited descriptors")},
    {"from_small_parent_ns", QT_TRANSLATE_NOOP("claims", "the same from a small parent")},
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
    {"depth-within-capacity", QT_TRANSLATE_NOOP("claims", "the queue is never deeper than its capacity")},
    {"every-item-once", QT_TRANSLATE_NOOP("claims", "every item arrives, once")},
    {"in-order", QT_TRANSLATE_NOOP("claims", "items leave in the order they came in")},
    {"fast-producer-waits", QT_TRANSLATE_NOOP("claims", "a faster producer waits at a full queue")},
    {"fast-consumer-waits", QT_TRANSLATE_NOOP("claims", "a faster consumer waits at an empty queue")},
    {"terminate-loses", QT_TRANSLATE_NOOP("claims", "ended from outside: what was in the queue is lost, and counted")},
    {"never-more-than-pool", QT_TRANSLATE_NOOP("claims", "never more tasks at once than the pool has workers")},
    {"next-waits-for-end", QT_TRANSLATE_NOOP("claims", "the next task begins only when one has ended")},
    {"late-submit-refused", QT_TRANSLATE_NOOP("claims", "after closing, a task is refused")},
    {"early-join-refused", QT_TRANSLATE_NOOP("claims", "joining before closing is refused")},
    {"results-in-order", QT_TRANSLATE_NOOP("claims", "results come in the order of the tasks")},
    {"growth-starts-at-once", QT_TRANSLATE_NOOP("claims", "a larger pool starts its new workers at once")},
    {"shrink-finishes-task", QT_TRANSLATE_NOOP("claims", "a smaller pool lets each worker finish its task")},
    {"killed-task-reported", QT_TRANSLATE_NOOP("claims", "a worker killed in its task: the task is lost and reported, the pool goes on")},
    {"idle-kill-harmless", QT_TRANSLATE_NOOP("claims", "a worker killed while idle: nothing is lost")},
    {"thread-forkserver-spawn",
        QT_TRANSLATE_NOOP("claims", "a thread starts sooner than a fork server's child, and that sooner than a spawned process")},
    {"fork-grows", QT_TRANSLATE_NOOP("claims", "fork takes longer, the more memory the parent has")},
    {"spawn-does-not-grow", QT_TRANSLATE_NOOP("claims", "spawn does not care for the parent's memory")},
    {"spawn-inherits-only-given", QT_TRANSLATE_NOOP("claims", "a spawned process inherits only what it was given")},
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
