// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed_broker.h"

#include "core/shm/futex.h"

#include <cstdlib>

namespace interleave {

namespace {

constexpr Nanos betweenBrokerTries = 5'000'000;

} // namespace

BrokerWorker::BrokerWorker(WorkerContext &context, DistributedRoot &root) :
    m_context(context), m_root(root), m_work(context.probe, context.segment), m_taskMs(context.settings.experiment().find("task_ms")),
    m_after(static_cast<Acknowledge>(context.settings.integer("acknowledge")) == Acknowledge::after),
    m_stretch(context.segment.lane(context.probe.lane()).stretch.load(std::memory_order_relaxed))
{}

void BrokerWorker::run()
{
    bool there = false;
    while (!m_context.mustEnd()) {
        if (m_root.address.load(std::memory_order_acquire) != 0) // release: master
            there = there || m_redis.connect() == 0;
        if (there && serveOne())
            continue;
        there = false;
        AtomicU32 &attention = m_context.segment.control().attention;
        const std::uint32_t seen = attention.load(std::memory_order_acquire);
        const BlockedScope blocked(m_context.probe, BlockedReason::sleep);
        if (!m_context.mustEnd())
            futexWait(attention, seen, monotonicNow() + betweenBrokerTries);
    }
}

/// False: the broker is gone, or this worker must end.
bool BrokerWorker::serveOne()
{
    const std::string hands = brokerHands(m_root, m_context.number, m_stretch);
    const std::string tasks = brokerList(m_root, "tasks");
    RedisReply reply;
    const std::vector<std::string> take =
        m_after ? std::vector<std::string>{"BLMOVE", tasks, hands, "RIGHT", "LEFT", "0.2"} : std::vector<std::string>{"BRPOP", tasks, "0.2"};
    if (!ask(take, reply))
        return false;
    const std::string item = reply.kind == RedisReply::Kind::list && reply.list.size() == 2 ? reply.list[1].text : reply.text;
    if (item.empty())
        return true; // none for now
    if (m_after)
        ask({"EXPIRE", hands, brokerSecondsToLive}, reply);
    const std::uint64_t word = std::strtoull(item.c_str(), nullptr, 10);
    const std::uint64_t task = (word & 0xffff'ffff) - 1;
    RemoteHand &hand = m_root.hands[m_context.number][m_stretch % rememberedLives];
    hand.stretch.store(m_stretch, std::memory_order_relaxed);
    hand.since.store(static_cast<std::uint64_t>(monotonicNow()), std::memory_order_relaxed);
    hand.task.store(word, std::memory_order_release); // acquire: master
    m_root.received.fetch_add(1, std::memory_order_relaxed);

    Probe &probe = m_context.probe;
    probe.emit(EventKind::taskBegin, static_cast<std::uint32_t>(task));
    const AtomicU32 &stop = m_context.segment.control().stop;
    m_work.run([this] { return integerOf(m_context.live(m_taskMs)) * 1'000'000; }, [&stop] { return stop.load(std::memory_order_relaxed) != 0; });
    probe.emit(EventKind::taskEnd, static_cast<std::uint32_t>(task));
    if (stop.load(std::memory_order_relaxed) != 0)
        return false;
    bump(probe.counters().operations);
    const std::string result = item + ' ' + std::to_string(remoteResult(task)) + ' ' + std::to_string(m_context.number);
    const std::string results = brokerList(m_root, "results");
    // The result and the acknowledgement together: who is killed in between has done neither.
    bool told = ask({"MULTI"}, reply) && ask({"LPUSH", results, result}, reply) && ask({"EXPIRE", results, brokerSecondsToLive}, reply);
    if (m_after)
        told = told && ask({"LREM", hands, "1", item}, reply);
    told = told && ask({"EXEC"}, reply);
    hand.task.store(0, std::memory_order_release);
    return told;
}

bool BrokerWorker::ask(const std::vector<std::string> &words, RedisReply &reply)
{
    return m_redis.ask(words, reply, [this](int fd) { return waitForBroker(m_context, fd); });
}

} // namespace interleave
