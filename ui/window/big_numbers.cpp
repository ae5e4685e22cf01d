// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/big_numbers.h"

#include "ui/texts/texts.h"

#include <QCoreApplication>

namespace interleave {

namespace {

struct NumberRow
{
    std::string_view experiment;
    const char *facts; ///< the first that was measured is shown
    const char *caption;
    bool wrongAboveZero = false;
};

constexpr NumberRow numberRows[] = {
    {"cooperative", "out_of_order", QT_TRANSLATE_NOOP("numbers", "steps out of order"), true},
    {"cooperative", "switches_inside", QT_TRANSLATE_NOOP("numbers", "switches inside a field")},
    {"cooperative", "fields_right", QT_TRANSLATE_NOOP("numbers", "fields done right")},
    {"fork", "processes", QT_TRANSLATE_NOOP("numbers", "processes")},
    {"fork", "global_in_parent", QT_TRANSLATE_NOOP("numbers", "the parent's variable")},
    {"fork", "global_in_child", QT_TRANSLATE_NOOP("numbers", "the child's variable")},
    {"subprocess", "exit_code", QT_TRANSLATE_NOOP("numbers", "exit code")},
    {"subprocess", "bytes_in", QT_TRANSLATE_NOOP("numbers", "bytes in")},
    {"subprocess", "bytes_out", QT_TRANSLATE_NOOP("numbers", "bytes out")},
    {"lifecycle", "exit.code exit.signal", QT_TRANSLATE_NOOP("numbers", "how the first child ended")},
    {"lifecycle", "zombie_ns", QT_TRANSLATE_NOOP("numbers", "a zombie")},
    {"master-worker", "tasks_done", QT_TRANSLATE_NOOP("numbers", "tasks done")},
    {"master-worker", "tasks_lost", QT_TRANSLATE_NOOP("numbers", "tasks lost"), true},
    {"master-worker", "recovery_ns", QT_TRANSLATE_NOOP("numbers", "until a replacement worked")},
    {"gil", "cores_used", QT_TRANSLATE_NOOP("numbers", "cores in use")},
    {"gil", "speedup", QT_TRANSLATE_NOOP("numbers", "times as fast as one worker")},
    {"gil", "turn_ns.p50", QT_TRANSLATE_NOOP("numbers", "a turn with the lock")},
    {"gil-convoy", "requests_per_s", QT_TRANSLATE_NOOP("numbers", "requests per second")},
    {"gil-convoy", "latency_ns.p50", QT_TRANSLATE_NOOP("numbers", "for a reply")},
    {"gil-convoy", "latency_ns.p99", QT_TRANSLATE_NOOP("numbers", "for the slowest hundredth")},
    {"pipe", "messages", QT_TRANSLATE_NOOP("numbers", "messages")},
    {"pipe", "torn", QT_TRANSLATE_NOOP("numbers", "torn messages"), true},
    {"pipe", "own_end", QT_TRANSLATE_NOOP("numbers", "came back to the sender"), true},
    {"shared-memory", "expected", QT_TRANSLATE_NOOP("numbers", "expected")},
    {"shared-memory", "actual", QT_TRANSLATE_NOOP("numbers", "in memory at the end")},
    {"shared-memory", "lost_per_million", QT_TRANSLATE_NOOP("numbers", "updates lost per million"), true},
    {"manager", "expected", QT_TRANSLATE_NOOP("numbers", "expected")},
    {"manager", "actual", QT_TRANSLATE_NOOP("numbers", "in the manager at the end")},
    {"manager", "call_ns.p50", QT_TRANSLATE_NOOP("numbers", "for a call")},
    {"signals", "sent", QT_TRANSLATE_NOOP("numbers", "signals sent")},
    {"signals", "received", QT_TRANSLATE_NOOP("numbers", "received")},
    {"signals", "latency_ns.p50", QT_TRANSLATE_NOOP("numbers", "on the way")},
    {"channels", "channels.shared-memory-ring.messages_per_s", QT_TRANSLATE_NOOP("numbers", "messages per second by shared memory")},
    {"channels", "channels.anonymous-pipe.messages_per_s", QT_TRANSLATE_NOOP("numbers", "by a pipe")},
    {"channels", "channels.tcp.messages_per_s", QT_TRANSLATE_NOOP("numbers", "by TCP")},
    {"coroutines", "tasks_at_once", QT_TRANSLATE_NOOP("numbers", "tasks at once")},
    {"coroutines", "os_threads", QT_TRANSLATE_NOOP("numbers", "thread")},
    {"coroutines", "longest_stall_ns", QT_TRANSLATE_NOOP("numbers", "longest stall")},
    {"server-models", "requests_per_s", QT_TRANSLATE_NOOP("numbers", "requests per second")},
    {"server-models", "latency_ns.p50", QT_TRANSLATE_NOOP("numbers", "for a reply")},
    {"server-models", "wrong_replies", QT_TRANSLATE_NOOP("numbers", "wrong replies"), true},
    {"distributed", "tasks_done", QT_TRANSLATE_NOOP("numbers", "tasks done")},
    {"distributed", "lost", QT_TRANSLATE_NOOP("numbers", "tasks lost"), true},
    {"distributed", "workers_used", QT_TRANSLATE_NOOP("numbers", "workers took part")},
    {"parallelism", "in_progress_max", QT_TRANSLATE_NOOP("numbers", "tasks in progress at once")},
    {"parallelism", "running_max", QT_TRANSLATE_NOOP("numbers", "on a core at once")},
    {"parallelism", "speedup", QT_TRANSLATE_NOOP("numbers", "times as fast as one core")},
    {"time-slices", "turn_ns.p50", QT_TRANSLATE_NOOP("numbers", "a turn on the core")},
    {"time-slices", "largest_share", QT_TRANSLATE_NOOP("numbers", "largest share")},
    {"time-slices", "smallest_share", QT_TRANSLATE_NOOP("numbers", "smallest share")},
    {"switching-cost", "throughput_kept_share", QT_TRANSLATE_NOOP("numbers", "of the throughput left")},
    {"switching-cost", "switches_per_s", QT_TRANSLATE_NOOP("numbers", "switches per second")},
    {"switching-cost", "us_per_switch", QT_TRANSLATE_NOOP("numbers", "microseconds per switch")},
    {"cpu-io-bound", "optimum_workers", QT_TRANSLATE_NOOP("numbers", "workers are enough")},
    {"cpu-io-bound", "predicted_workers", QT_TRANSLATE_NOOP("numbers", "workers by theory")},
    {"cpu-io-bound", "makespan_ns", QT_TRANSLATE_NOOP("numbers", "with the most workers")},
    {"lost-update", "after.lost_per_million lost_per_million", QT_TRANSLATE_NOOP("numbers", "updates lost per million"), true},
    {"lost-update", "after.wait_share wait_share", QT_TRANSLATE_NOOP("numbers", "of the time waiting")},
    {"lost-update", "cores_used", QT_TRANSLATE_NOOP("numbers", "cores in use")},
    {"lock-contention", "speedup", QT_TRANSLATE_NOOP("numbers", "times as fast as one worker")},
    {"lock-contention", "after.wait_share wait_share", QT_TRANSLATE_NOOP("numbers", "of the time waiting")},
    {"lock-contention", "cores_used", QT_TRANSLATE_NOOP("numbers", "cores in use")},
    {"pool", "running_max", QT_TRANSLATE_NOOP("numbers", "tasks at once, at most")},
    {"pool", "makespan_ns", QT_TRANSLATE_NOOP("numbers", "for all tasks")},
    {"pool", "idle_share", QT_TRANSLATE_NOOP("numbers", "of the workers' time idle")},
    {"queue", "max_depth", QT_TRANSLATE_NOOP("numbers", "items deep, at most")},
    {"queue", "latency_ns.p50", QT_TRANSLATE_NOOP("numbers", "in the queue")},
    {"queue", "blocked_share", QT_TRANSLATE_NOOP("numbers", "of the time blocked")},
    {"semaphore", "inside_max", QT_TRANSLATE_NOOP("numbers", "inside at once, at most")},
    {"semaphore", "throughput", QT_TRANSLATE_NOOP("numbers", "stays per second")},
    {"semaphore", "wait_ns.p50", QT_TRANSLATE_NOOP("numbers", "wait for a permit")},
    {"forgotten-release", "blocked_workers", QT_TRANSLATE_NOOP("numbers", "workers wait for ever"), true},
    {"forgotten-release", "detected_after_ns", QT_TRANSLATE_NOOP("numbers", "until it was found")},
    {"forgotten-release", "entries_done", QT_TRANSLATE_NOOP("numbers", "stays done")},
    {"deadlock", "rounds_to_deadlock rounds", QT_TRANSLATE_NOOP("numbers", "rounds")},
    {"deadlock", "detection_ns", QT_TRANSLATE_NOOP("numbers", "until the cycle was found")},
    {"deadlock", "retries", QT_TRANSLATE_NOOP("numbers", "retries")},
    {"event", "woken", QT_TRANSLATE_NOOP("numbers", "woken")},
    {"event", "wake_spread_ns.p50", QT_TRANSLATE_NOOP("numbers", "from the first to the last")},
    {"event", "lost_wakeups", QT_TRANSLATE_NOOP("numbers", "wake-ups lost"), true},
    {"thread-local", "wrong_greetings", QT_TRANSLATE_NOOP("numbers", "wrong greetings"), true},
    {"thread-local", "greetings", QT_TRANSLATE_NOOP("numbers", "greetings")},
    {"thread-local", "addresses", QT_TRANSLATE_NOOP("numbers", "addresses of the variable")},
    {"start-methods", "first_instruction_ns.thread.p50", QT_TRANSLATE_NOOP("numbers", "to start a thread")},
    {"start-methods", "first_instruction_ns.fork.p50", QT_TRANSLATE_NOOP("numbers", "to fork a process")},
    {"start-methods", "first_instruction_ns.spawn.p50", QT_TRANSLATE_NOOP("numbers", "to spawn a process")},
};

} // namespace

std::vector<BigNumber> bigNumbers(std::string_view experiment, const texts::RunFacts &facts)
{
    std::vector<BigNumber> numbers;
    for (const NumberRow &row : numberRows) {
        if (row.experiment != experiment)
            continue;
        const QStringList names = QString::fromLatin1(row.facts).split(QLatin1Char(' '));
        for (const QString &name : names) {
            const auto number = facts.number(name);
            if (!number)
                continue;
            numbers.push_back({facts.shown(name), QCoreApplication::translate("numbers", row.caption), row.wrongAboveZero && *number > 0});
            break;
        }
    }
    return numbers;
}

} // namespace interleave
