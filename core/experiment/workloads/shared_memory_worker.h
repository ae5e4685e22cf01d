// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/race.h"
#include "core/experiment/workloads/shared_memory.h"
#include "core/sync/instrumented_lock.h"

#include <array>

namespace interleave {

/// The ordinary variable of kind=private: one in each process.
AtomicU64 &ordinaryVariable();

/// A mapping of the memory object with the number in it.
class NamedMemory
{
public:
    NamedMemory() = default;
    /// Opens it by its name. Not open where the system refused.
    explicit NamedMemory(const char *path);
    ~NamedMemory();
    NamedMemory(NamedMemory &&) = delete;

    AtomicU64 *word() const { return m_word; }

private:
    AtomicU64 *m_word = nullptr;
};

/// One worker of shared-memory: += on a number that has a lock. Owned and used by one worker.
class SharedMemoryWorker final : private RoundHooks
{
public:
    SharedMemoryWorker(WorkerContext &context, SharedMemoryRoot &root, AtomicU64 *named);
    void run();

private:
    bool changeWanted() const override;
    void change() override;
    void beginRound() override;
    void finishRound(TrialRecord &record) override;
    void finishPhase(TrialRecord &record) override;

    bool runRound(Round &round);
    void add(AtomicU64 &cell);
    void addToFile();
    std::uint64_t updates() const;
    std::uint64_t arrived() const;
    std::int64_t value() const;
    bool othersProgress(std::uint64_t &seen) const;

    WorkerContext &m_context;
    SharedMemoryRoot &m_root;
    WorkerCounters &m_counters;
    InstrumentedLock m_lock;
    ParameterId m_lockParameter;
    SharedKind m_kind;
    std::uint64_t m_iterations;
    std::array<AtomicU64 *, sharedArrayLength> m_cells{};
    std::size_t m_cellCount = 0;
    bool m_withLock = false;
};

} // namespace interleave
