// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed_broker.h"

#include "core/experiment/workloads/distributed_killer.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <poll.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr int brokerBackstopMs = 50;
constexpr Nanos brokerKillAfterPermille = 300;

std::uint64_t taskWord(std::uint64_t round, std::uint64_t task)
{
    return (round << 32) | (task + 1);
}

const LaneSlot *laneOf(const Segment &segment, unsigned worker)
{
    for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
        if (segment.lane({i}).role == remoteWorkerRole && segment.lane({i}).number == worker)
            return &segment.lane({i});
    }
    return nullptr;
}

} // namespace

std::string brokerList(const DistributedRoot &root, const std::string &name)
{
    return "interleave:" + std::to_string(root.brokerRun) + ':' + name;
}

std::string brokerHands(const DistributedRoot &root, unsigned worker, std::uint32_t stretch)
{
    return brokerList(root, "hands:" + std::to_string(worker) + ':' + std::to_string(stretch));
}

bool waitForBroker(const WorkerContext &context, int fd)
{
    pollfd poll{fd, POLLIN, 0};
    const BlockedScope blocked(context.probe, BlockedReason::pipe);
    while (::poll(&poll, 1, brokerBackstopMs) == 0) {
        if (context.mustEnd())
            return false;
    }
    return true;
}

Result<void> findBroker()
{
    RedisClient redis;
    RedisReply reply;
    std::string why;
    if (const int error = redis.connect(); error != 0)
        why = "127.0.0.1:6379: " + std::generic_category().message(error);
    else if (!redis.ask({"PING"}, reply,
                 [](int fd) {
                     pollfd poll{fd, POLLIN, 0};
                     return ::poll(&poll, 1, 1000) > 0;
                 }) ||
             reply.kind != RedisReply::Kind::status)
        why = "127.0.0.1:6379: " + reply.text;
    else
        return {};
    return Error{ErrorCode::notAvailableHere, {"redis", why, "sudo apt-get install redis-server"}};
}

BrokerMaster::BrokerMaster(WorkerContext &context, DistributedRoot &root) :
    m_context(context), m_root(root), m_ledger(context, root), m_tasks(context.settings.experiment().find("tasks")),
    m_taskMs(context.settings.experiment().find("task_ms")), m_kill(context.settings.isOn("kill_worker")),
    m_after(static_cast<Acknowledge>(context.settings.integer("acknowledge")) == Acknowledge::after)
{
    root.brokerRun = (static_cast<std::uint64_t>(::getpid()) << 32) ^ context.segment.header().originStamp;
}

BrokerMaster::~BrokerMaster()
{
    std::vector<std::string> lists{"DEL", brokerList(m_root, "tasks"), brokerList(m_root, "results")};
    for (unsigned worker = 0; worker < mostRemoteWorkers; ++worker) {
        const LaneSlot *lane = laneOf(m_context.segment, worker);
        for (std::uint32_t stretch = 1; lane && stretch <= lane->stretch.load(std::memory_order_relaxed); ++stretch)
            lists.push_back(brokerHands(m_root, worker, stretch));
    }
    RedisReply reply;
    m_redis.ask(lists, reply, [](int fd) {
        pollfd poll{fd, POLLIN, 0};
        return ::poll(&poll, 1, brokerBackstopMs) > 0;
    });
}

void BrokerMaster::run()
{
    if (m_redis.connect() != 0)
        return;
    m_root.address.store(1, std::memory_order_release); // acquire: workers. Where the broker is, they know
    m_context.segment.announce();
    m_ledger.beginRound();
    while (!m_context.mustEnd()) {
        if (!submit() || !takeResults())
            return;
        followWaiting();
        lookForDead();
        if (m_kill)
            killOneAtWork();
        m_ledger.collect();
        if (!m_ledger.isRoundOver() || m_pushed < static_cast<std::uint32_t>(integerOf(m_context.live(m_tasks))))
            continue;
        if (m_ledger.finishRound()) {
            m_context.segment.control().finished.store(1, std::memory_order_release);
            m_context.segment.announce();
        } else {
            m_ledger.beginRound();
            m_pushed = 0;
        }
    }
}

/// False: the broker is gone.
bool BrokerMaster::submit()
{
    m_ledger.submitUpTo(static_cast<std::uint32_t>(integerOf(m_context.live(m_tasks))));
    RedisReply reply;
    for (; m_pushed < m_ledger.submitted(); ++m_pushed) {
        if (!ask({"LPUSH", brokerList(m_root, "tasks"), std::to_string(taskWord(m_ledger.round(), m_pushed))}, reply))
            return false;
    }
    return ask({"EXPIRE", brokerList(m_root, "tasks"), brokerSecondsToLive}, reply);
}

/// Waits a little for a result, and reads all that are there. False: the broker is gone.
bool BrokerMaster::takeResults()
{
    const std::string results = brokerList(m_root, "results");
    const char *seconds = m_kill && m_killedInRound != m_ledger.round() ? "0.005" : "0.05";
    RedisReply reply;
    if (!ask({"BRPOP", results, seconds}, reply))
        return false;
    std::string item = reply.list.size() == 2 ? reply.list[1].text : std::string();
    while (!item.empty()) {
        read(item);
        if (!ask({"RPOP", results}, reply))
            return false;
        item = reply.text;
    }
    return true;
}

void BrokerMaster::read(const std::string &result)
{
    std::uint64_t word = 0;
    std::uint64_t value = 0;
    unsigned worker = 0;
    if (std::sscanf(result.c_str(), "%" SCNu64 " %" SCNu64 " %u", &word, &value, &worker) == 3)
        m_ledger.result(static_cast<std::uint32_t>(word >> 32), static_cast<std::uint32_t>(word) - 1, value, worker);
}

/// The broker does not tell who has taken what, but how much is left.
void BrokerMaster::followWaiting()
{
    RedisReply reply;
    if (!ask({"LLEN", brokerList(m_root, "tasks")}, reply) || reply.kind != RedisReply::Kind::number)
        return;
    while (m_ledger.waiting() > static_cast<std::uint64_t>(std::max<std::int64_t>(reply.number, 0)))
        m_ledger.take();
}

void BrokerMaster::lookForDead()
{
    const std::uint32_t deaths = m_root.deaths.load(std::memory_order_acquire);
    if (deaths == m_deathsSeen)
        return;
    m_deathsSeen = deaths;
    for (unsigned worker = 0; worker < mostRemoteWorkers; ++worker) {
        const LaneSlot *lane = laneOf(m_context.segment, worker);
        if (!lane)
            continue;
        const std::uint32_t stretch = lane->stretch.load(std::memory_order_acquire);
        const bool ended = lane->state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::ended);
        for (; m_stretches[worker] < stretch - (ended ? 0 : 1); ++m_stretches[worker])
            putBack(worker, m_stretches[worker] + 1);
    }
}

void BrokerMaster::putBack(unsigned worker, std::uint32_t stretch)
{
    RemoteHand &hand = m_root.hands[worker][stretch % rememberedLives];
    const std::uint64_t word = hand.task.load(std::memory_order_relaxed);
    const bool held = hand.stretch.load(std::memory_order_relaxed) == stretch && word != 0 && (word >> 32) == m_ledger.round();
    RedisReply reply;
    if (m_after) {
        reply.kind = RedisReply::Kind::text;
        while (reply.kind == RedisReply::Kind::text) {
            if (!ask({"LMOVE", brokerHands(m_root, worker, stretch), brokerList(m_root, "tasks"), "LEFT", "RIGHT"}, reply))
                return;
            if (reply.kind == RedisReply::Kind::text)
                m_ledger.workerGone(static_cast<std::uint32_t>(std::strtoull(reply.text.c_str(), nullptr, 10)) - 1);
        }
    } else if (held) {
        // The broker has forgotten it; that it is lost only the picture of the killed worker tells.
        m_ledger.workerGone(static_cast<std::uint32_t>(word) - 1);
    }
}

void BrokerMaster::killOneAtWork()
{
    if (m_killedInRound == m_ledger.round() || m_ledger.done() == 0)
        return;
    const Nanos longEnough = integerOf(m_context.live(m_taskMs)) * 1000 * brokerKillAfterPermille;
    for (unsigned worker = 0; worker < mostRemoteWorkers; ++worker) {
        const LaneSlot *lane = laneOf(m_context.segment, worker);
        if (!lane)
            continue;
        const RemoteHand &hand = m_root.hands[worker][lane->stretch.load(std::memory_order_acquire) % rememberedLives];
        if (hand.task.load(std::memory_order_acquire) == 0 ||
            monotonicNow() - static_cast<Nanos>(hand.since.load(std::memory_order_relaxed)) < longEnough)
            continue;
        if (killRemoteWorker(m_context.segment, worker)) {
            bump(m_root.kills);
            m_killedInRound = m_ledger.round();
        }
        return;
    }
}

bool BrokerMaster::ask(const std::vector<std::string> &words, RedisReply &reply)
{
    return m_redis.ask(words, reply, [this](int fd) { return waitForBroker(m_context, fd); });
}

} // namespace interleave
