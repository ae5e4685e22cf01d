// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/convoy_client.h"

#include "core/base/clock.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <bit>

#include <sys/socket.h>

namespace interleave {

namespace {

constexpr Nanos aloneLength = 300'000'000;
constexpr Nanos ownLength = 1'000'000'000;
constexpr Nanos shorterLength = 500'000'000;
constexpr double shorter = 10;
constexpr double shortestInterval = 0.1;
/// One that was killed or is not there yet shall not hold up the tour.
constexpr Nanos patienceWithSpinners = 500'000'000;
/// While a phase goes on, it is written so often.
constexpr Nanos keepEvery = 100'000'000;
constexpr std::size_t mostLatencies = 100'000;

} // namespace

ConvoyClient::ConvoyClient(WorkerContext &context, ConvoyRoot &root) :
    m_context(context), m_root(root), m_spinners(context.settings.experiment().find("spinners")),
    m_interval(context.settings.experiment().find("switch_interval_ms")), m_ownSpinners(spinnersWanted()), m_ownInterval(intervalWanted()),
    m_setInterval(m_ownInterval)
{}

void ConvoyClient::run()
{
    m_context.waitAtGate();
    const Words tour[] = {{0, m_ownInterval, aloneLength}, {m_ownSpinners, m_ownInterval, ownLength},
        {m_ownSpinners, std::max(shortestInterval, m_ownInterval / shorter), shorterLength}};
    Went went = Went::on;
    for (const Words &words : tour) {
        went = perform(words);
        if (went != Went::on)
            break;
    }
    ControlWords &control = m_context.segment.control();
    if (went == Went::on && control.roundsWanted.load(std::memory_order_relaxed) != 0) {
        control.finished.store(1, std::memory_order_release);
        m_context.segment.announce();
        return;
    }
    while (went != Went::ended) {
        followUser();
        went = perform({m_ownSpinners, m_ownInterval, 0});
    }
    m_context.probe.endWith(workerToldToStop);
}

/// What the user turned stays, with the marker it has got already; everything else goes back to what the user had chosen.
void ConvoyClient::followUser()
{
    if (const double turned = intervalWanted(); turned != m_setInterval)
        m_ownInterval = m_setInterval = turned;
    else
        setInterval(m_ownInterval);
    if (const std::uint32_t turned = spinnersWanted(); turned != m_ownSpinners) {
        m_ownSpinners = turned;
        letSpin(turned);
    }
}

ConvoyClient::Went ConvoyClient::perform(const Words &words)
{
    apply(words);
    m_latencies.clear();
    m_requests = 0;
    Nanos begin = monotonicNow();
    const Nanos mustBegin = begin + patienceWithSpinners;
    Nanos kept = begin;
    bool another = true;
    for (;;) {
        std::uint64_t nanos = 0;
        const bool replied = ask(nanos);
        if (m_context.mustEnd())
            return Went::ended;
        if (userTurned())
            return Went::turned;
        if (!replied)
            continue;
        // Until the spinners are awake requests go through by the thousand, and would be most of what is counted.
        if (m_requests == 0 && m_root.spinning.load(std::memory_order_relaxed) < words.spinners && monotonicNow() < mustBegin) {
            begin = kept = monotonicNow();
            continue;
        }
        if (m_latencies.size() < mostLatencies)
            m_latencies.push_back(nanos);
        else
            m_latencies[m_requests % mostLatencies] = nanos;
        ++m_requests;
        bump(m_context.probe.counters().operations);
        const Nanos now = monotonicNow();
        const bool over = words.length != 0 && now - begin >= words.length;
        if (over || now - kept >= keepEvery) {
            keep(words, static_cast<std::uint64_t>(now - begin), another);
            another = false;
            kept = now;
        }
        if (over)
            return Went::on;
    }
}

void ConvoyClient::apply(const Words &words)
{
    if (const std::uint32_t before = m_root.active.load(std::memory_order_relaxed); before != words.spinners) {
        mark(m_spinners, rawInteger(before), rawInteger(words.spinners));
        letSpin(words.spinners);
    }
    setInterval(words.intervalMs);
}

void ConvoyClient::letSpin(std::uint32_t spinners)
{
    m_root.active.store(spinners, std::memory_order_relaxed);
    m_root.bell.fetch_add(1, std::memory_order_release);
    futexWake(m_root.bell);
}

void ConvoyClient::setInterval(double milliseconds)
{
    if (m_setInterval == milliseconds)
        return;
    m_context.segment.control().live[m_interval.value].store(rawReal(milliseconds), std::memory_order_relaxed);
    mark(m_interval, rawReal(m_setInterval), rawReal(milliseconds));
    m_setInterval = milliseconds;
}

void ConvoyClient::mark(ParameterId parameter, RawValue from, RawValue to) const
{
    m_context.probe.emit(EventKind::marker, parameter.value, to, 0, from, 0);
}

bool ConvoyClient::userTurned() const
{
    return spinnersWanted() != m_ownSpinners || intervalWanted() != m_setInterval;
}

/// One request and its reply. False: none came within a moment; the socket gives up by itself, so that an end is noticed.
bool ConvoyClient::ask(std::uint64_t &nanos)
{
    Probe &probe = m_context.probe;
    probe.tick();
    const ConvoyMessage request{++m_number, 0};
    const std::uint64_t begin = probe.now();
    if (::send(m_root.clientEnd, &request, sizeof request, MSG_NOSIGNAL) != sizeof request)
        return false;
    ConvoyMessage reply{};
    while (reply.number != m_number) {
        if (m_context.mustEnd())
            return false;
        const BlockedScope blocked(probe, BlockedReason::pipe);
        [[maybe_unused]] const ssize_t length = ::recv(m_root.clientEnd, &reply, sizeof reply, 0);
    }
    nanos = probe.nanosOf(probe.now() - begin);
    probe.emit(EventKind::value, 0, std::bit_cast<std::uint64_t>(static_cast<double>(nanos)), 0);
    if (reply.answer != convoyAnswer(m_number))
        m_root.wrongReplies.fetch_add(1, std::memory_order_relaxed);
    return true;
}

/// The phase so far. `another`: a new row, else the last one again.
void ConvoyClient::keep(const Words &words, std::uint64_t nanos, bool another)
{
    const std::uint32_t count = m_root.phaseCount.load(std::memory_order_relaxed);
    const std::uint32_t row = std::min(another ? count : count - 1, mostConvoyPhases - 1);
    std::vector<std::uint64_t> sorted = m_latencies;
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&sorted](double share) { return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))]; };
    m_root.phases[row] = {.spinners = words.spinners,
        .intervalMs = words.intervalMs,
        .requests = m_requests,
        .nanos = nanos,
        .p50 = at(0.5),
        .p90 = at(0.9),
        .p99 = at(0.99),
        .max = sorted.back()};
    m_root.phaseCount.store(row + 1, std::memory_order_release); // acquire: readers
}

} // namespace interleave
