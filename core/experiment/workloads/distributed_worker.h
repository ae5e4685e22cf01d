// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/distributed.h"
#include "core/experiment/workloads/distributed_protocol.h"

#include <optional>
#include <string>

namespace interleave {

/// A worker on another machine: it knows an address and a key, and shares nothing else with the scheduler.
class DistributedWorker
{
public:
    DistributedWorker(WorkerContext &context, DistributedRoot &root);
    void run();

private:
    bool enterNetwork();
    bool connect(std::uint64_t address);
    enum class Joined { yes, no, refused };
    Joined join();
    void insist();
    bool serve();
    bool doTask(std::uint64_t round, std::uint64_t task);
    bool say(RemoteWord word, std::string_view payload = {});
    std::optional<RemoteMessage> hear();
    bool waitFor(short events);
    bool stopped() const { return m_context.segment.control().stop.load(std::memory_order_relaxed) != 0; }
    void rest();

    WorkerContext &m_context;
    DistributedRoot &m_root;
    BusyWork m_work;
    ParameterId m_taskMs;
    std::string m_key;
    std::uint32_t m_cableTo = 0; ///< pid of the scheduler at the other end of our cable
    unsigned m_cable = 0;
    UniqueFd m_socket;
    std::string m_in;
};

} // namespace interleave
