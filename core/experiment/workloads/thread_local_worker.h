// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/thread_local.h"

namespace interleave {

/// Serves requests: notes whose request it is, and greets by that name from another function.
class ThreadLocalWorker final : private RoundHooks
{
public:
    ThreadLocalWorker(WorkerContext &context, ThreadLocalRoot &root);
    void run();

private:
    void finishRound(TrialRecord &record) override;

    bool runRound(std::uint32_t round);
    template <StudentStorage storage>
    bool greetMany(std::uint32_t round);
    template <StudentStorage storage>
    void serve(const char *student, bool aloud);
    void judge(const char *greeted, const char *student);
    std::uint64_t wrongOfAll() const;

    WorkerContext &m_context;
    ThreadLocalRoot &m_root;
    WorkerCounters &m_counters;
    const char *m_name;
    StudentStorage m_storage;
    bool m_yields;
    bool m_reuses; ///< every second request is a guest's, who has no name
};

} // namespace interleave
