// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/distributed_ledger.h"
#include "core/experiment/workloads/distributed_protocol.h"

#include <map>
#include <string>

namespace interleave {

/// The scheduler: a task queue and a result queue behind a TCP port. Who has the key may take and give. Its own process, one thread.
class DistributedScheduler
{
public:
    DistributedScheduler(WorkerContext &context, DistributedRoot &root);
    void run();

private:
    enum class Phase : std::uint8_t { challenged, welcomed, proved, joined, refused };
    /// One worker, as far as the network tells.
    struct Peer
    {
        UniqueFd fd;
        Phase phase = Phase::challenged;
        std::string nonce;
        std::string in;
        unsigned number = 0;
        bool waits = false;
        std::optional<std::uint32_t> holds; ///< the task it has been given and has not answered
        Nanos since = 0;
    };

    bool openHouse();
    void wait();
    void acceptAll();
    void receive(int key);
    bool hear(Peer &peer, const RemoteMessage &message);
    bool hearFromMember(Peer &peer, const RemoteMessage &message);
    void say(Peer &peer, RemoteWord word, std::string_view payload = {}) const;
    void leave(int key);
    void deliver();
    void killOneAtWork();
    bool nobodyMayCome() const;
    std::string_view key() const { return {reinterpret_cast<const char *>(m_root.key), sizeof m_root.key}; }

    WorkerContext &m_context;
    DistributedRoot &m_root;
    TaskLedger m_ledger;
    ParameterId m_taskMs;
    ParameterId m_tasks;
    bool m_kill;
    UniqueFd m_listener;
    UniqueFd m_epoll;
    std::map<int, Peer> m_peers; ///< by descriptor
    std::uint32_t m_killedInRound = UINT32_MAX;
};

} // namespace interleave
