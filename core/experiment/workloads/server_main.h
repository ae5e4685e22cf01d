// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/server_models.h"

#include <functional>
#include <string>
#include <vector>

namespace interleave {

class ServerWorker;

/// The main process of one server: it listens when the client asks for it, starts whatever its design starts, and takes it all down again.
class ServerMain
{
public:
    ServerMain(WorkerContext &context, ServerRoot &root);
    void run();

private:
    struct Child
    {
        unsigned number;
        LaneId lane;
        pid_t pid;
    };
    using Body = std::function<void(unsigned number, ServerWorker &worker, LaneId lane)>;

    bool waitForCommand();
    void serve();
    void serveInThreads();
    /// In child processes, as many as `wanted()` says; one that dies before its time is replaced.
    void serveInProcesses(const char *name, const std::function<unsigned()> &wanted, const Body &body);
    bool startChild(unsigned number, const char *name, const Body &body);
    void forgetEnded();
    void endChildren();
    void rest(Nanos length);
    bool mustServe() const;
    void setState(ServerState state);

    WorkerContext &m_context;
    ServerRoot &m_root;
    ServerModel m_model;
    ServerStage &m_stage;
    int m_ended;
    ParameterId m_connections;
    std::vector<Child> m_children;
};

} // namespace interleave
