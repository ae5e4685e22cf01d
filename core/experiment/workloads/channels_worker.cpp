// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/channels_worker.h"

#include "core/experiment/trial_log.h"
#include "core/ipc/slot_bells.h"
#include "core/shm/histogram_bucket.h"

#include <cerrno>
#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr Nanos oneWayLength = 80'000'000;
constexpr Nanos roundTripLength = 70'000'000;
constexpr std::uint64_t notYet = UINT64_MAX;

std::uint64_t switchesSoFar()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return static_cast<std::uint64_t>(usage.ru_nvcsw + usage.ru_nivcsw);
}

/// Messages there have even numbers, those back odd ones.
std::uint64_t flowNumber(std::uint64_t count, unsigned direction)
{
    return count * 2 + direction;
}

} // namespace

ChannelsWorker::ChannelsWorker(WorkerContext &context, ChannelsRoot &root) :
    m_context(context), m_root(root), m_sends(context.role == channelSenderRole)
{
    std::signal(SIGPIPE, SIG_IGN);
    blockBellSignals();
    m_root.who[context.role][0].store(static_cast<std::uint32_t>(::getpid()), std::memory_order_relaxed);
    m_root.who[context.role][1].store(static_cast<std::uint32_t>(::gettid()), std::memory_order_relaxed);
}

void ChannelsWorker::run()
{
    while (!m_context.mustEnd()) {
        for (unsigned kind = 0; kind < channelKinds; ++kind) {
            if (m_root.used[kind] != 0 && !turn(kind))
                return;
        }
        if (!endPass())
            return;
    }
}

/// True: the next one's turn. False: the worker must end.
bool ChannelsWorker::turn(unsigned kind)
{
    const ParameterId bytes = m_context.settings.experiment().find("bytes");
    if (!meet(m_context, m_root.team,
            [&] { m_root.messageBytes.store(static_cast<std::uint64_t>(integerOf(m_context.live(bytes))), std::memory_order_relaxed); }))
        return false;
    std::unique_ptr<MessageChannel> ends[2];
    if (!takeHold(kind, ends))
        return !m_context.mustEnd();
    const auto size = static_cast<std::size_t>(m_root.messageBytes.load(std::memory_order_relaxed));
    ends[0]->setMessageBytes(size);
    ends[1]->setMessageBytes(size);
    m_number = m_numbers[kind];
    const Segment &segment = m_context.segment;
    const MessageChannel *there = ends[0].get();
    const MessageChannel *back = ends[1].get();
    Turn turn{m_root.results[kind], std::move(ends[0]), std::move(ends[1]),
        ChannelJournal(segment, m_root.objects[kind], m_context.probe, Counting::batched, there),
        ChannelJournal(segment, m_root.objects[kind], m_context.probe, Counting::batched, back), ChannelsMessage(size)};
    return oneWay(turn) && roundTrips(turn);
}

/// True when both sides have both directions; a refusal is noted, and the way left out by both.
bool ChannelsWorker::takeHold(unsigned kind, std::unique_ptr<MessageChannel> (&ends)[2])
{
    const unsigned peer = 1 - m_context.role;
    for (const unsigned direction : {0u, 1u}) {
        const ChannelUser user{.segment = m_context.segment,
            .sends = m_sends == (direction == 0),
            .servedByFork = m_context.method == StartMethod::forkserver && direction == 0,
            .peerPid = static_cast<std::int32_t>(m_root.who[peer][0].load(std::memory_order_relaxed)),
            .peerTid = static_cast<std::int32_t>(m_root.who[peer][1].load(std::memory_order_relaxed))};
        ends[direction] = attach(m_root.handles[kind][direction], user);
    }
    const bool mine = ends[0] && ends[1];
    if (!mine)
        m_root.results[kind].refused.store(
            static_cast<std::uint32_t>(m_root.handles[kind][0].error != 0 ? m_root.handles[kind][0].error : EPERM), std::memory_order_relaxed);
    m_root.holds[m_context.role].store(mine ? 1 : 0, std::memory_order_relaxed);
    if (!meet(m_context, m_root.team, [] {}))
        return false;
    return mine && m_root.holds[peer].load(std::memory_order_relaxed) != 0;
}

bool ChannelsWorker::startPhase()
{
    const bool goOn = meet(m_context, m_root.team, [this] { m_root.last.store(notYet, std::memory_order_release); });
    m_phaseBegin = m_context.probe.now();
    return goOn;
}

void ChannelsWorker::noteLast(std::uint64_t number, Nanos length)
{
    if (m_context.probe.nanosOf(m_context.probe.now() - m_phaseBegin) >= static_cast<std::uint64_t>(length))
        m_root.last.store(number, std::memory_order_release);
}

void ChannelsWorker::count(std::uint64_t messages)
{
    bump(m_context.probe.counters().operations, messages);
    m_context.probe.tick();
}

bool ChannelsWorker::oneWay(Turn &turn)
{
    if (!startPhase())
        return false;
    const std::uint64_t before = switchesSoFar();
    const bool done = m_sends ? sendOneWay(turn) : receiveOneWay(turn);
    turn.result.switches.fetch_add(switchesSoFar() - before, std::memory_order_relaxed);
    return done;
}

bool ChannelsWorker::sendOneWay(Turn &turn)
{
    for (std::uint64_t number = m_number[0];; ++number) {
        if (m_context.mustEnd())
            return false;
        turn.message.write(number);
        noteLast(number, oneWayLength);
        turn.thereJournal.sendBegins();
        turn.thereJournal.sending(flowNumber(number, 0));
        if (!turn.there->send(turn.message.bytes(), turn.thereJournal))
            return false;
        turn.thereJournal.sent(flowNumber(number, 0));
        bump(turn.result.sent);
        count();
        m_number[0] = number + 1;
        if (isLast(number))
            return true;
    }
}

bool ChannelsWorker::receiveOneWay(Turn &turn)
{
    bool goOn = true;
    for (std::uint64_t number = m_number[0]; goOn; ++number) {
        turn.message.spoil();
        turn.thereJournal.receiveBegins();
        if (m_context.mustEnd() || !turn.there->receive(turn.message.bytes(), turn.thereJournal))
            return false;
        turn.thereJournal.received(flowNumber(number, 0));
        if (!turn.message.is(number))
            bump(turn.result.wrong);
        bump(turn.result.received);
        bump(turn.result.bytes, static_cast<std::uint64_t>(turn.message.bytes().size()));
        count();
        m_number[0] = number + 1;
        goOn = !isLast(number);
    }
    bump(turn.result.oneWayNs, m_context.probe.nanosOf(m_context.probe.now() - m_phaseBegin));
    return true;
}

bool ChannelsWorker::roundTrips(Turn &turn)
{
    return startPhase() && (m_sends ? askBack(turn) : answerBack(turn));
}

bool ChannelsWorker::askBack(Turn &turn)
{
    Probe &probe = m_context.probe;
    for (std::uint64_t number = m_number[0];; ++number) {
        if (m_context.mustEnd())
            return false;
        turn.message.write(number);
        noteLast(number, roundTripLength);
        turn.thereJournal.sendBegins();
        turn.thereJournal.sending(flowNumber(number, 0));
        const std::uint64_t begin = probe.now();
        if (!turn.there->send(turn.message.bytes(), turn.thereJournal))
            return false;
        turn.thereJournal.sent(flowNumber(number, 0));
        turn.message.spoil();
        turn.backJournal.receiveBegins();
        if (!turn.back->receive(turn.message.bytes(), turn.backJournal))
            return false;
        const std::uint64_t took = probe.nanosOf(probe.now() - begin);
        turn.backJournal.received(flowNumber(m_number[1]++, 1));
        m_number[0] = number + 1;
        if (!turn.message.is(number))
            bump(turn.result.wrong);
        bump(turn.result.roundTrips);
        bump(turn.result.roundTripNs, took);
        raise(turn.result.longestRoundTripNs, took);
        bump(turn.result.roundTripHistogram[bucketOf(static_cast<std::int64_t>(took))]);
        count();
        if (isLast(number))
            return true;
    }
}

bool ChannelsWorker::answerBack(Turn &turn)
{
    for (std::uint64_t number = m_number[0];; ++number) {
        turn.thereJournal.receiveBegins();
        if (m_context.mustEnd() || !turn.there->receive(turn.message.bytes(), turn.thereJournal))
            return false;
        turn.thereJournal.received(flowNumber(number, 0));
        const bool last = isLast(number); // before the answer: then the next phase may begin
        turn.backJournal.sendBegins();
        turn.backJournal.sending(flowNumber(m_number[1], 1));
        if (!turn.back->send(turn.message.bytes(), turn.backJournal))
            return false;
        turn.backJournal.sent(flowNumber(m_number[1]++, 1));
        count();
        m_number[0] = number + 1;
        if (last)
            return true;
    }
}

/// Every way has had its turn. True: there is another pass.
bool ChannelsWorker::endPass()
{
    return meet(m_context, m_root.team, [this] {
        std::uint64_t expected = 0;
        std::uint64_t actual = 0;
        for (const ChannelsResult &result : m_root.results) {
            expected += result.sent.load(std::memory_order_relaxed) + result.roundTrips.load(std::memory_order_relaxed);
            actual += result.received.load(std::memory_order_relaxed) + result.roundTrips.load(std::memory_order_relaxed) -
                      result.wrong.load(std::memory_order_relaxed);
        }
        TrialRecord record{};
        record.number = m_root.passes.fetch_add(1, std::memory_order_relaxed);
        record.endStamp = m_context.probe.now();
        record.beginStamp = m_root.beginStamp.exchange(record.endStamp, std::memory_order_relaxed);
        record.operations = expected - m_root.passExpected.exchange(expected, std::memory_order_relaxed);
        record.expected = static_cast<std::int64_t>(record.operations);
        record.actual = static_cast<std::int64_t>(actual - m_root.passActual.exchange(actual, std::memory_order_relaxed));
        record.lost = static_cast<std::uint64_t>(record.expected - record.actual);
        record.flags = record.lost != 0 ? trialWrong : 0u;
        publishTrial(m_context.segment, record);
        ControlWords &control = m_context.segment.control();
        const std::uint32_t wanted = control.roundsWanted.load(std::memory_order_relaxed);
        if (wanted != 0 && record.number + 1 >= wanted) {
            control.finished.store(1, std::memory_order_release);
            m_context.segment.announce();
        }
    });
}

} // namespace interleave
