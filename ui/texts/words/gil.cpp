// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"engine", QT_TRANSLATE_NOOP("experiments", "Engine")},
    {"switch_interval_ms", QT_TRANSLATE_NOOP("experiments", "Switch interval")},
    {"releases_for_io", QT_TRANSLATE_NOOP("experiments", "Waits for a device")},
    {"call_ms", QT_TRANSLATE_NOOP("experiments", "Call into C")},
};

constexpr Word hints[] = {
    {"engine", QT_TRANSLATE_NOOP("experiments", "One interpreter lock for all threads, threads without one, processes with a lock each, the lock as "
                                                "it was before 2009, or an interpreter that needs none.")},
    {"work", QT_TRANSLATE_NOOP("experiments",
                 "What every worker executes: x ^ 1 on a number of its own, g_num += 1 on one they share, the same with a call of "
                 "a function in between, or a function in C that hashes data and keeps the lock or lets go of it.")},
    {"check", QT_TRANSLATE_NOOP("experiments", "Where the holder looks whether somebody asks for the lock: where loops jump back and functions are "
                                               "called (CPython since 3.10), or before "
                                               "every bytecode (until 3.9).")},
    {"call_ms", QT_TRANSLATE_NOOP("experiments", "How long one call of the function in C computes.")},
    {"switch_interval_ms", QT_TRANSLATE_NOOP("experiments", "How long a waiting thread is patient before it asks for the lock.")},
    {"releases_for_io", QT_TRANSLATE_NOOP("experiments",
                            "Every millisecond of computing a worker waits a millisecond for a device, and lets go of the lock meanwhile.")},
};

constexpr Word choices[] = {
    {"engine/gil", QT_TRANSLATE_NOOP("experiments", "one lock (GIL)")},
    {"engine/native-threads", QT_TRANSLATE_NOOP("experiments", "no lock")},
    {"engine/processes", QT_TRANSLATE_NOOP("experiments", "processes")},
    {"engine/gil-old", QT_TRANSLATE_NOOP("experiments", "old rule: 100 bytecodes")},
    {"engine/free-threaded", QT_TRANSLATE_NOOP("experiments", "free-threaded")},
    {"work/own-number", QT_TRANSLATE_NOOP("experiments", "own number")},
    {"work/shared-counter", QT_TRANSLATE_NOOP("experiments", "shared counter")},
    {"work/counter-with-call", QT_TRANSLATE_NOOP("experiments", "counter with a call")},
    {"work/c-call", QT_TRANSLATE_NOOP("experiments", "function in C")},
    {"work/c-call-releasing", QT_TRANSLATE_NOOP("experiments", "function in C that lets go")},
    {"check/jumps-and-calls", QT_TRANSLATE_NOOP("experiments", "at jumps and calls")},
    {"check/every-bytecode", QT_TRANSLATE_NOOP("experiments", "before every bytecode")},
    {"lock/gil", QT_TRANSLATE_NOOP("experiments", "GIL")},
};

constexpr Word presets[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As printed: endless loops")},
    {"native", QT_TRANSLATE_NOOP("experiments", "The same in C")},
    {"counter-before-3-10", QT_TRANSLATE_NOOP("experiments", "g_num += 1, Python 3.9")},
    {"counter-since-3-10", QT_TRANSLATE_NOOP("experiments", "g_num += 1, Python 3.10")},
    {"counter-with-call", QT_TRANSLATE_NOOP("experiments", "g_num = f(g_num) + 1")},
    {"extension", QT_TRANSLATE_NOOP("experiments", "A C extension")},
};

constexpr Word presetHints[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As many threads as cores use one core together.")},
    {"native", QT_TRANSLATE_NOOP("experiments", "Without an interpreter's lock they use all cores.")},
    {"counter-before-3-10", QT_TRANSLATE_NOOP("experiments", "A thread can be interrupted between its load and its store: updates are lost.")},
    {"counter-since-3-10", QT_TRANSLATE_NOOP("experiments", "A thread gives way only where the loop jumps back: nothing is lost, by luck.")},
    {"counter-with-call",
        QT_TRANSLATE_NOOP("experiments", "A function is called between load and store, and there a thread may give way: updates are lost.")},
    {"extension", QT_TRANSLATE_NOOP("experiments", "A function in C that lets go of the lock while it computes: two threads use two cores.")},
};

constexpr Word measures[] = {
    {"cpu_percent", QT_TRANSLATE_NOOP("claims", "CPU in percent of one core")},
    {"cores_used", QT_TRANSLATE_NOOP("claims", "cores used")},
    {"handovers", QT_TRANSLATE_NOOP("claims", "hand-overs")},
    {"turn_ns", QT_TRANSLATE_NOOP("claims", "turn of a holder")},
    {"loops_per_s", QT_TRANSLATE_NOOP("claims", "loops per second, all workers")},
    {"loops_per_s_alone", QT_TRANSLATE_NOOP("claims", "loops per second, one worker alone")},
    {"holders_max", QT_TRANSLATE_NOOP("claims", "most holders at once")},
    {"updates", QT_TRANSLATE_NOOP("claims", "updates of the shared counter")},
    {"lost", QT_TRANSLATE_NOOP("claims", "updates that were lost")},
    {"atomic_count_price", QT_TRANSLATE_NOOP("claims", "times as long with counts that need no lock")},
};

constexpr Word claims[] = {
    {"gil-uses-one-core", QT_TRANSLATE_NOOP("claims", "under the lock all threads together use one core, however many there are")},
    {"gil-adds-no-speed", QT_TRANSLATE_NOOP("claims", "under the lock more threads get no more done")},
    {"others-use-all-cores", QT_TRANSLATE_NOOP("claims", "without the lock, or as processes, they use every core")},
    {"old-rule-burns-a-second-core", QT_TRANSLATE_NOOP("claims", "by the old rule a second core burns time with waking in vain")},
    {"waiting-lets-others-run", QT_TRANSLATE_NOOP("claims", "while one waits for a device, another computes")},
    {"call-that-lets-go-uses-all-cores", QT_TRANSLATE_NOOP("claims", "a function in C that lets go of the lock uses every core")},
    {"counts-without-lock-cost", QT_TRANSLATE_NOOP("claims", "without the lock a single thread is slower")},
    {"checks-at-jumps-lose-nothing", QT_TRANSLATE_NOOP("claims", "whoever gives way only where loops jump back loses no update")},
    {"checks-anywhere-lose-updates", QT_TRANSLATE_NOOP("claims", "whoever may give way anywhere loses updates in spite of the lock")},
    {"a-call-in-between-loses-updates", QT_TRANSLATE_NOOP("claims", "with a call between load and store updates are lost again")},
    {"one-holder-at-a-time", QT_TRANSLATE_NOOP("claims", "only one worker at a time executes bytecode")},
    {"turn-lasts-an-interval", QT_TRANSLATE_NOOP("claims", "a turn lasts about as long as the switch interval")},
    {"turn-lasts-a-call", QT_TRANSLATE_NOOP("claims", "during a call into C nobody else gets the lock, however long it takes")},
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
