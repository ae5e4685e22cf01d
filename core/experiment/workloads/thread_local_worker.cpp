// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/thread_local_worker.h"

#include <array>
#include <cstdio>
#include <string_view>

#include <sched.h>

namespace interleave {

namespace {

constexpr std::array<const char *, mostGreeters> students{
    "Alice", "Bob", "Carol", "Dave", "Erin", "Frank", "Grace", "Heidi", "Ivan", "Judy", "Kim", "Leo", "Mallory", "Nina", "Oscar", "Peggy"};
constexpr const char *guest = "stranger";
/// Greetings between two looks at the control words.
constexpr std::uint64_t chunk = 64;

/// The variable under study, three times. The global one is what the naive program has: one name for everybody (relaxed: the same loads and stores).
std::atomic<const char *> globalStudent{nullptr};
thread_local const char *localStudent = nullptr;

/// The function that only needs the name: it takes it from where the storage says, and says hello.
[[gnu::noinline]] const char *processStudent(const char *student, std::array<char, 64> &line, const char *thread)
{
    const char *name = student ? student : guest;
    std::snprintf(line.data(), line.size(), "Hello, %s (in %s)", name, thread);
    return name;
}

} // namespace

ThreadLocalWorker::ThreadLocalWorker(WorkerContext &context, ThreadLocalRoot &root) :
    m_context(context), m_root(root), m_counters(context.probe.counters()), m_name(students[context.number % students.size()]),
    m_storage(static_cast<StudentStorage>(context.settings.integer("storage"))), m_yields(context.settings.isOn("yield_between")),
    m_reuses(context.settings.isOn("pool_reuse"))
{}

void ThreadLocalWorker::run()
{
    m_context.waitAtGate();
    Round round(m_context, m_root.round, *this, true);
    bool goOn = round.join();
    while (goOn) {
        m_context.probe.emit(EventKind::trialBegin, round.number());
        goOn = runRound(round.number());
        m_context.probe.emit(EventKind::trialEnd, round.number());
        goOn = goOn && round.next();
    }
}

bool ThreadLocalWorker::runRound(std::uint32_t round)
{
    switch (m_storage) {
    case StudentStorage::global: return greetMany<StudentStorage::global>(round);
    case StudentStorage::threadLocal: return greetMany<StudentStorage::threadLocal>(round);
    case StudentStorage::parameter: return greetMany<StudentStorage::parameter>(round);
    }
    return false;
}

/// True when this worker's part of the round is done, false when it must end.
template <StudentStorage storage>
bool ThreadLocalWorker::greetMany(std::uint32_t round)
{
    for (std::uint64_t i = 0; i < greetingsPerRound; ++i) {
        const bool isGuest = m_reuses && i % 2 == 1;
        serve<storage>(isGuest ? nullptr : m_name, round == 0 && i < 2);
        bump(m_counters.operations);
        m_context.probe.tick();
        if (i % chunk == 0 && m_context.mustEnd())
            return false;
    }
    return true;
}

/// One request. A guest has no name to note: whoever greets him must find the variable empty.
template <StudentStorage storage>
void ThreadLocalWorker::serve(const char *student, bool aloud)
{
    std::array<char, 64> line; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by snprintf
    const char *thread = m_context.segment.lane(m_context.probe.lane()).name;
    AtomicU64 &address = m_root.addresses[m_context.number];
    const char *greeted = nullptr;
    if constexpr (storage == StudentStorage::global) {
        address.store(reinterpret_cast<std::uintptr_t>(&globalStudent), std::memory_order_relaxed);
        if (student)
            globalStudent.store(student, std::memory_order_relaxed);
        if (m_yields)
            ::sched_yield();
        greeted = processStudent(globalStudent.load(std::memory_order_relaxed), line, thread);
    } else if constexpr (storage == StudentStorage::threadLocal) {
        address.store(reinterpret_cast<std::uintptr_t>(&localStudent), std::memory_order_relaxed);
        if (student)
            localStudent = student;
        if (m_yields)
            ::sched_yield();
        greeted = processStudent(localStudent, line, thread);
    } else {
        const char *handedOn = student;
        address.store(reinterpret_cast<std::uintptr_t>(&handedOn), std::memory_order_relaxed);
        if (m_yields)
            ::sched_yield();
        greeted = processStudent(handedOn, line, thread);
    }
    if (aloud)
        std::puts(line.data());
    judge(greeted, student ? student : guest);
}

void ThreadLocalWorker::judge(const char *greeted, const char *student)
{
    if (std::string_view(greeted) == student)
        return;
    bump(m_counters.custom[wrongGreetings]);
    if (student == guest && std::string_view(greeted) == m_name)
        bump(m_counters.custom[leakedGreetings]);
}

std::uint64_t ThreadLocalWorker::wrongOfAll() const
{
    std::uint64_t wrong = 0;
    for (unsigned i = 0; i < mostGreeters; ++i) {
        if (const std::uint32_t lane = m_root.round.slots[i].lane.load(std::memory_order_relaxed); lane != 0)
            wrong += m_context.segment.lane({lane - 1}).counters.custom[wrongGreetings].load(std::memory_order_relaxed);
    }
    return wrong;
}

void ThreadLocalWorker::finishRound(TrialRecord &record)
{
    const std::uint64_t wrong = wrongOfAll();
    record.expected = 0;
    record.actual = static_cast<std::int64_t>(wrong - m_root.wrongBefore.exchange(wrong, std::memory_order_relaxed));
    record.operations = greetingsPerRound;
    record.flags |= record.actual != 0 ? trialWrong : 0u;
}

} // namespace interleave
