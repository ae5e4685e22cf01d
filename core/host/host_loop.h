// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/host/ballast.h"
#include "core/host/fork_server.h"
#include "core/host/protocol.h"
#include "core/host/worker_table.h"

#include <set>
#include <string>

namespace interleave {

/// The host's only thread at work: waits for a message, a death or the doorbell, acts, waits again. One run, one object.
class HostLoop
{
public:
    HostLoop(const std::string &executable, const ControlSocket &control, const Segment &segment, const Settings &settings, ForkServer forkServer);
    HostLoop(const HostLoop &) = delete;
    HostLoop &operator=(const HostLoop &) = delete;

    /// Until every worker has ended, or those left must be killed. Returns the exit status.
    Result<int> run();

private:
    // what may happen
    void wait();
    bool readControl();
    void readForkServer();
    void reapChildren();
    void noteEndedThreads();
    void forkServerEnded();
    // what is done about it
    Result<void> startSome();
    Result<void> startOne(const PlannedStart &start);
    void workerEnded(const WorkerRecord &worker);
    void followWanted();
    void openGateWhenReady();
    void openGate();
    void stop(std::chrono::milliseconds grace);
    bool killOverdue();
    void reportRefusals(const WorkerRecord &worker);
    void refuse(std::string what, std::string why);

    bool canStart() const;
    bool isOver() const;
    bool mayStartMore() const;
    Settings liveSettings() const;

    const std::string &m_executable;
    const ControlSocket &m_control;
    const Segment &m_segment;
    const Settings &m_settings;
    const Workload &m_workload;
    ForkServer m_forkServer;
    WorkerTable m_table;
    Ballast m_ballast;
    UniqueFd m_doorbell;
    UniqueFd m_childEnded;
    std::set<std::pair<std::string, std::string>> m_refused;
    unsigned m_requested = 0; ///< fork-served workers asked for and not yet answered
    bool m_gateOpen = false;
    bool m_forkServerGone = false;
    bool m_begun = false;      ///< everybody planned has been started once
    bool m_allStarted = false; ///< and has said so, where it was asked of the fork server
    bool m_stopping = false;
    bool m_killed = false;
    Nanos m_grace = 0;
    Nanos m_deadline = -1;        ///< absolute CLOCK_MONOTONIC: whoever runs then is killed, unless others have ended meanwhile
    unsigned m_runningBefore = 0; ///< workers, when the deadline was set last
};

} // namespace interleave
