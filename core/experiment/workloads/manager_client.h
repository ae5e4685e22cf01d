// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/manager.h"
#include "core/experiment/workloads/manager_proxy.h"
#include "core/sync/instrumented_lock.h"

namespace interleave {

/// A client of the manager: its operations round by round, all through the proxy. Owned and used by one worker.
class ManagerClient final : private RoundHooks
{
public:
    ManagerClient(WorkerContext &context, ManagerRoot &root);
    void run();

private:
    bool changeWanted() const override;
    void change() override;
    void beginRound() override;
    void finishRound(TrialRecord &record) override;
    void finishPhase(TrialRecord &record) override;

    bool knock();
    bool runRound(Round &round);
    void operate();
    void killServer();
    void noteFailure();
    std::uint64_t operations() const;
    std::int64_t value();

    WorkerContext &m_context;
    ManagerRoot &m_root;
    ManagerProxy m_proxy;
    InstrumentedLock m_lock;
    ParameterId m_lockParameter;
    ManagerOperation m_operation;
    bool m_kills;
    bool m_locked = false;
};

} // namespace interleave
