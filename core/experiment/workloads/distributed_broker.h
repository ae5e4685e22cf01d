// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/distributed_ledger.h"
#include "core/ipc/redis_client.h"

#include <array>
#include <string>

namespace interleave {

// The same tasks through somebody else's queues: a redis server that runs on this machine. Lists of its own name, which go when the run does.
//
//   tasks         task numbers, put in at the left, taken out at the right
//   hands:N:S     what worker N in its life S has taken and not yet answered (acknowledge=after)
//   results       "round task value worker"

inline constexpr const char *brokerSecondsToLive = "60"; ///< of a list that nobody could take away

/// Names of this run's lists.
std::string brokerList(const DistributedRoot &root, const std::string &name);
std::string brokerHands(const DistributedRoot &root, unsigned worker, std::uint32_t stretch);
/// Sleeps until the broker has answered; false when the worker must end.
bool waitForBroker(const WorkerContext &context, int fd);

/// Error: notAvailableHere, where no redis server answers.
Result<void> findBroker();

/// The scheduler's part: puts tasks in, reads results, puts back what a dead worker had in its hands.
class BrokerMaster
{
public:
    BrokerMaster(WorkerContext &context, DistributedRoot &root);
    ~BrokerMaster();
    BrokerMaster(const BrokerMaster &) = delete;
    BrokerMaster &operator=(const BrokerMaster &) = delete;

    void run();

private:
    bool submit();
    bool takeResults();
    void read(const std::string &result);
    void followWaiting();
    void lookForDead();
    void putBack(unsigned worker, std::uint32_t stretch);
    void killOneAtWork();
    bool ask(const std::vector<std::string> &words, RedisReply &reply);

    WorkerContext &m_context;
    DistributedRoot &m_root;
    TaskLedger m_ledger;
    ParameterId m_tasks;
    ParameterId m_taskMs;
    bool m_kill;
    bool m_after;
    RedisClient m_redis;
    std::uint32_t m_pushed = 0;
    std::uint32_t m_deathsSeen = 0;
    std::uint32_t m_killedInRound = UINT32_MAX;
    std::array<std::uint32_t, mostRemoteWorkers> m_stretches{}; ///< the life of each worker that is over and settled
};

/// A worker's part.
class BrokerWorker
{
public:
    BrokerWorker(WorkerContext &context, DistributedRoot &root);
    void run();

private:
    bool serveOne();
    bool ask(const std::vector<std::string> &words, RedisReply &reply);

    WorkerContext &m_context;
    DistributedRoot &m_root;
    BusyWork m_work;
    ParameterId m_taskMs;
    bool m_after;
    std::uint32_t m_stretch;
    RedisClient m_redis;
};

} // namespace interleave
