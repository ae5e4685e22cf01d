// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/forgotten_release_worker.h"

#include <stdexcept>

namespace interleave {

namespace {

constexpr Nanos preparation = 500'000;
constexpr Nanos criticalSection = 2'000'000;

/// Releases in its destructor, whatever way leads out of the block.
class Guard
{
public:
    template <typename GiveUp>
    Guard(OwnedMutex &mutex, const GiveUp &giveUp) : m_mutex(mutex), m_locked(mutex.lock(giveUp))
    {}
    ~Guard()
    {
        if (m_locked)
            m_mutex.unlock();
    }
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;

    bool isLocked() const { return m_locked; }

private:
    OwnedMutex &m_mutex;
    bool m_locked;
};

} // namespace

ForgottenReleaseWorker::ForgottenReleaseWorker(WorkerContext &context, ForgottenReleaseRoot &root) :
    m_context(context), m_counters(context.probe.counters()), m_work(context.probe, context.segment),
    m_mutex(context.segment, ObjectId{root.lock.load(std::memory_order_relaxed)}, context.probe), m_fails(context.number == 0),
    m_throws(context.settings.choice("exit") == "exception"), m_guarded(context.settings.choice("guard") == "raii")
{}

void ForgottenReleaseWorker::run()
{
    m_context.waitAtGate();
    while (m_entries < forgottenEntries && !m_context.mustEnd()) {
        m_work.run([] { return preparation; }, [this] { return m_context.mustEnd(); });
        if (!(m_guarded ? enterGuarded() : enterPlainly()))
            return;
    }
}

/// The release stands at the end, where neither the exception nor the early return comes by.
bool ForgottenReleaseWorker::enterPlainly()
{
    if (!m_mutex.lock([this] { return m_context.mustEnd(); }))
        return false;
    if (!useTheRecord())
        return false;
    m_mutex.unlock();
    return true;
}

bool ForgottenReleaseWorker::enterGuarded()
{
    const Guard guard(m_mutex, [this] { return m_context.mustEnd(); });
    return guard.isLocked() && useTheRecord();
}

/// False, or an exception, from the one who finds the record damaged.
bool ForgottenReleaseWorker::useTheRecord()
{
    m_work.run([] { return criticalSection; }, [this] { return m_context.mustEnd(); });
    ++m_entries;
    const bool damaged = m_fails && m_entries == forgottenAtEntry;
    if (damaged && m_throws)
        throw std::runtime_error("the record is damaged");
    if (damaged)
        return false;
    bump(m_counters.operations);
    return true;
}

} // namespace interleave
