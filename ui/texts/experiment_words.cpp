// SPDX-License-Identifier: GPL-3.0-or-later
// The words of what can be chosen: experiments, topics, parameters, values.
#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"
#include "ui/texts/word_table.h"

#include <QCoreApplication>

#include <string>

namespace interleave::texts {

namespace {

QString inWords(const char *text)
{
    return QCoreApplication::translate("experiments", text);
}

constexpr Word titles[] = {
    {"lost-update", QT_TRANSLATE_NOOP("experiments", "The balance")},
    {"lock-contention", QT_TRANSLATE_NOOP("experiments", "What a lock costs")},
    {"pool", QT_TRANSLATE_NOOP("experiments", "A pool of workers")},
    {"queue", QT_TRANSLATE_NOOP("experiments", "Queue")},
    {"start-methods", QT_TRANSLATE_NOOP("experiments", "fork, spawn, forkserver, thread")},
};

constexpr Word subjects[] = {
    {"lost-update", QT_TRANSLATE_NOOP("experiments", "Lost update")},
    {"lock-contention", QT_TRANSLATE_NOOP("experiments", "Lock contention")},
    {"pool", QT_TRANSLATE_NOOP("experiments", "Pool")},
    {"queue", QT_TRANSLATE_NOOP("experiments", "Queue")},
    {"start-methods", QT_TRANSLATE_NOOP("experiments", "Start methods")},
};

constexpr Word labels[] = {
    {"workers", QT_TRANSLATE_NOOP("experiments", "Workers")},
    {"lock", QT_TRANSLATE_NOOP("experiments", "Lock")},
    {"operation", QT_TRANSLATE_NOOP("experiments", "Operation")},
    {"variable", QT_TRANSLATE_NOOP("experiments", "Variable")},
    {"storage", QT_TRANSLATE_NOOP("experiments", "Storage")},
    {"iterations", QT_TRANSLATE_NOOP("experiments", "Iterations")},
    {"start_gate", QT_TRANSLATE_NOOP("experiments", "Start gate")},
    {"window_ns", QT_TRANSLATE_NOOP("experiments", "Window")},
    {"start_method", QT_TRANSLATE_NOOP("experiments", "Start method")},
    {"trials", QT_TRANSLATE_NOOP("experiments", "Trials")},
    {"locked_percent", QT_TRANSLATE_NOOP("experiments", "Locked share")},
    {"unit_us", QT_TRANSLATE_NOOP("experiments", "Unit of work")},
    {"locks", QT_TRANSLATE_NOOP("experiments", "Locks")},
    {"pool_size", QT_TRANSLATE_NOOP("experiments", "Pool size")},
    {"tasks", QT_TRANSLATE_NOOP("experiments", "Tasks")},
    {"task_ms", QT_TRANSLATE_NOOP("experiments", "Task length")},
    {"task_law", QT_TRANSLATE_NOOP("experiments", "Task lengths")},
    {"work", QT_TRANSLATE_NOOP("experiments", "Work")},
    {"chunk_size", QT_TRANSLATE_NOOP("experiments", "Chunk size")},
    {"submit_after_close", QT_TRANSLATE_NOOP("experiments", "Submit late")},
    {"kill_worker", QT_TRANSLATE_NOOP("experiments", "Kill a worker")},
    {"producers", QT_TRANSLATE_NOOP("experiments", "Producers")},
    {"consumers", QT_TRANSLATE_NOOP("experiments", "Consumers")},
    {"items", QT_TRANSLATE_NOOP("experiments", "Items")},
    {"capacity", QT_TRANSLATE_NOOP("experiments", "Capacity")},
    {"produce_us", QT_TRANSLATE_NOOP("experiments", "Make one item")},
    {"consume_us", QT_TRANSLATE_NOOP("experiments", "Use one item")},
    {"end", QT_TRANSLATE_NOOP("experiments", "End")},
    {"parent_mb", QT_TRANSLATE_NOOP("experiments", "Parent's memory")},
    {"children", QT_TRANSLATE_NOOP("experiments", "Children")},
    {"cores", QT_TRANSLATE_NOOP("experiments", "Cores")},
    {"pinning", QT_TRANSLATE_NOOP("experiments", "Pinning")},
    {"nice", QT_TRANSLATE_NOOP("experiments", "Nice")},
    {"policy", QT_TRANSLATE_NOOP("experiments", "Policy")},
    {"slice_ms", QT_TRANSLATE_NOOP("experiments", "Time slice")},
};

constexpr Word hints[] = {
    {"lock", QT_TRANSLATE_NOOP(
                 "experiments", "What guards the critical section. Change it while the workers run and watch what happens at that instant.")},
    {"operation", QT_TRANSLATE_NOOP("experiments", "Add and take away the same amount (the sum must be 0), or count up.")},
    {"variable", QT_TRANSLATE_NOOP("experiments", "How the shared word is changed: a separate load and store; the same through volatile, which "
                                                  "changes nothing; or one indivisible instruction.")},
    {"storage", QT_TRANSLATE_NOOP("experiments", "One word for all workers, or a copy of its own for each process.")},
    {"iterations", QT_TRANSLATE_NOOP("experiments", "Operations of each worker in one trial.")},
    {"start_gate",
        QT_TRANSLATE_NOOP("experiments", "All workers wait until every one is there. Without it the first may be done before the second exists.")},
    {"window_ns", QT_TRANSLATE_NOOP("experiments", "Extra time between load and store: the wider, the more often another worker comes in between.")},
    {"start_method", QT_TRANSLATE_NOOP("experiments", "How workers come into being: as threads of one process, or as processes of their own.")},
    {"trials", QT_TRANSLATE_NOOP("experiments", "How often the race is run.")},
    {"locked_percent", QT_TRANSLATE_NOOP("experiments", "Share of each unit of work that is done while holding the lock.")},
    {"unit_us", QT_TRANSLATE_NOOP("experiments", "Length of one unit of work, inside and outside the lock together.")},
    {"locks", QT_TRANSLATE_NOOP("experiments", "One lock for all data, or one for each slot of it.")},
    {"pool_size", QT_TRANSLATE_NOOP("experiments", "Workers that live as long as the pool. More start at once; one too many ends after its task.")},
    {"task_law", QT_TRANSLATE_NOOP("experiments", "All tasks alike, of random length, or one much longer than the others.")},
    {"work", QT_TRANSLATE_NOOP("experiments", "Whether a task sleeps or computes: sleeping tasks need no core.")},
    {"chunk_size", QT_TRANSLATE_NOOP("experiments", "Tasks handed to a worker at a time.")},
    {"submit_after_close", QT_TRANSLATE_NOOP("experiments", "Try to hand in one more task after the pool was closed.")},
    {"kill_worker", QT_TRANSLATE_NOOP("experiments", "Kill one worker in the middle of a task, or while it waits for one.")},
    {"capacity", QT_TRANSLATE_NOOP("experiments", "Items the queue holds before a producer must wait.")},
    {"end", QT_TRANSLATE_NOOP("experiments", "Tell the consumers that nothing more comes, or end them from outside.")},
    {"parent_mb", QT_TRANSLATE_NOOP("experiments", "Memory the parent has touched before it starts anybody: fork must copy its page tables.")},
    {"cores", QT_TRANSLATE_NOOP("experiments", "Cores the workers may use.")},
    {"pinning", QT_TRANSLATE_NOOP("experiments", "Whether a worker may move between cores.")},
    {"nice", QT_TRANSLATE_NOOP("experiments", "Politeness: the higher, the smaller the share of a contended core.")},
    {"policy", QT_TRANSLATE_NOOP("experiments", "The kernel's scheduling policy. fifo and rr need permission and leave one core free.")},
    {"slice_ms", QT_TRANSLATE_NOOP("experiments", "Time slice asked of the scheduler; it may give less or more.")},
};

/// "parameter/word", or "/word" for a word that means the same everywhere.
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
    {"operation/balance", QT_TRANSLATE_NOOP("experiments", "balance ± n")},
    {"operation/counter", QT_TRANSLATE_NOOP("experiments", "counter + 1")},
    {"variable/load-store", QT_TRANSLATE_NOOP("experiments", "load, store")},
    {"variable/volatile", QT_TRANSLATE_NOOP("experiments", "volatile")},
    {"variable/fetch-add", QT_TRANSLATE_NOOP("experiments", "fetch-and-add")},
    {"storage/shared", QT_TRANSLATE_NOOP("experiments", "shared")},
    {"storage/private-copy", QT_TRANSLATE_NOOP("experiments", "private copy")},
    {"locks/one", QT_TRANSLATE_NOOP("experiments", "one for all")},
    {"locks/one-per-slot", QT_TRANSLATE_NOOP("experiments", "one per slot")},
    {"task_law/equal", QT_TRANSLATE_NOOP("experiments", "all equal")},
    {"task_law/uniform", QT_TRANSLATE_NOOP("experiments", "random")},
    {"task_law/one-long", QT_TRANSLATE_NOOP("experiments", "one long")},
    {"work/sleep", QT_TRANSLATE_NOOP("experiments", "sleep")},
    {"work/cpu", QT_TRANSLATE_NOOP("experiments", "compute")},
    {"kill_worker/running", QT_TRANSLATE_NOOP("experiments", "while running")},
    {"kill_worker/idle", QT_TRANSLATE_NOOP("experiments", "while idle")},
    {"kill_worker/none", QT_TRANSLATE_NOOP("experiments", "never")},
    {"end/sentinel", QT_TRANSLATE_NOOP("experiments", "last item says so")},
    {"end/terminate", QT_TRANSLATE_NOOP("experiments", "terminate")},
    {"pinning/free", QT_TRANSLATE_NOOP("experiments", "free")},
    {"pinning/one-core-each", QT_TRANSLATE_NOOP("experiments", "a core each")},
    {"pinning/same-core", QT_TRANSLATE_NOOP("experiments", "same core")},
    {"policy/other", QT_TRANSLATE_NOOP("experiments", "other (normal)")},
    {"policy/batch", QT_TRANSLATE_NOOP("experiments", "batch")},
    {"policy/idle", QT_TRANSLATE_NOOP("experiments", "idle")},
    {"policy/fifo", QT_TRANSLATE_NOOP("experiments", "fifo (real-time)")},
    {"policy/rr", QT_TRANSLATE_NOOP("experiments", "rr (real-time)")},
};

QString wordsOr(std::span<const Word> table, std::string_view key, std::string_view otherwise)
{
    const char *text = find(table, key);
    return text ? inWords(text) : fromUtf8(otherwise);
}

} // namespace

QString experimentTitle(std::string_view id)
{
    return wordsOr(titles, id, id);
}

QString experimentSubject(std::string_view id)
{
    return wordsOr(subjects, id, id);
}

QString topicTitle(Topic topic)
{
    switch (topic) {
    case Topic::scheduling: return inWords(QT_TRANSLATE_NOOP("experiments", "Scheduling"));
    case Topic::processes: return inWords(QT_TRANSLATE_NOOP("experiments", "Processes"));
    case Topic::threadsAndLocks: return inWords(QT_TRANSLATE_NOOP("experiments", "Threads and locks"));
    case Topic::betweenProcesses: return inWords(QT_TRANSLATE_NOOP("experiments", "Between processes"));
    case Topic::oneThread: return inWords(QT_TRANSLATE_NOOP("experiments", "One thread, many tasks"));
    }
    return {};
}

QString parameterLabel(std::string_view name)
{
    return wordsOr(labels, name, name);
}

QString parameterHint(std::string_view name)
{
    return wordsOr(hints, name, {});
}

QString choiceLabel(std::string_view parameter, std::string_view word)
{
    const std::string own = std::string(parameter) + '/' + std::string(word);
    if (const char *text = find(choices, own))
        return inWords(text);
    return wordsOr(choices, '/' + std::string(word), word);
}

QString unitLabel(std::string_view unit)
{
    if (unit == "us")
        return QStringLiteral("µs");
    if (unit == "mb")
        return QStringLiteral("MB");
    return fromUtf8(unit);
}

QString valueLabel(const Parameter &parameter, RawValue raw)
{
    const std::string word = valueText(parameter, raw);
    if (parameter.type == ParameterType::choice || parameter.type == ParameterType::onOff || word == parameter.zeroWord)
        return choiceLabel(parameter.name, word);
    const QString text = parameter.type == ParameterType::integer ? grouped(integerOf(raw)) : fromUtf8(word);
    const QString unit = unitLabel(parameter.unit);
    return unit.isEmpty() ? text : text + QChar(0x202f) + unit;
}

QString changeLabel(const Parameter &parameter, RawValue to)
{
    return parameterLabel(parameter.name).toLower() + QStringLiteral(" → ") + valueLabel(parameter, to);
}

} // namespace interleave::texts
