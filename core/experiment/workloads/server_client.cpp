// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_client.h"

#include "core/experiment/trial_log.h"
#include "core/experiment/workloads/server_memory.h"
#include "core/ipc/tcp_socket.h"
#include "core/shm/futex.h"

#include <algorithm>

#include <sys/eventfd.h>

namespace interleave {

namespace {

constexpr Nanos loadAlone = 2'000'000'000;
constexpr Nanos loadOfEach = 600'000'000; ///< where all servers have their turn
/// A server that does not come up or go down in this time never will.
constexpr Nanos patience = 10'000'000'000;
constexpr Nanos clientBackstop = 100'000'000;

} // namespace

ServerClient::ServerClient(WorkerContext &context, ServerRoot &root) : m_context(context), m_root(root), m_chosen(context.settings.integer("model"))
{
    raiseDescriptorLimit();
}

ServerClient::~ServerClient()
{
    m_load.reset();
    if (m_open)
        order(*m_open, ServerCommand::rest);
}

void ServerClient::run()
{
    // One that came before us may have been killed.
    for (unsigned i = 0; i < serverModels; ++i) {
        const auto model = static_cast<ServerModel>(i);
        if (!isServerChosen(m_chosen, model))
            continue;
        order(model, ServerCommand::rest);
        if (!waitFor(model, ServerState::resting))
            return;
    }
    const ControlWords &control = m_context.segment.control();
    const bool all = m_chosen == static_cast<std::int64_t>(serverModels);
    while (!m_context.mustEnd() && round(all ? loadOfEach : loadAlone)) {
        const std::uint32_t wanted = control.roundsWanted.load(std::memory_order_relaxed);
        if (wanted != 0 && m_root.rounds.load(std::memory_order_relaxed) >= wanted)
            break;
    }
    m_load.reset();
    if (m_open)
        closeServer();
    m_context.segment.control().finished.store(1, std::memory_order_release);
    m_context.segment.announce();
    ringServers(m_root);
}

/// False: the run ends, or a server did not come up.
bool ServerClient::round(Nanos length)
{
    const Nanos begin = static_cast<Nanos>(m_context.probe.now());
    for (unsigned i = 0; i < serverModels; ++i) {
        const auto model = static_cast<ServerModel>(i);
        if (!isServerChosen(m_chosen, model))
            continue;
        if (m_open != model && !openServer(model))
            return false;
        m_load->run(length);
        if (m_context.mustEnd())
            return false;
    }
    finishRound(begin);
    return true;
}

bool ServerClient::openServer(ServerModel model)
{
    m_load.reset();
    if (m_open)
        closeServer();
    mark(model);
    ServerStage &stage = m_root.stages[static_cast<unsigned>(model)];
    const std::uint64_t before = familyMemory(m_context.segment, m_root.lanes, mainOf(model)).bytes;
    order(model, ServerCommand::serve);
    m_open = model;
    if (!waitFor(model, ServerState::serving))
        return false;
    m_load = std::make_unique<ServerLoad>(m_context, m_root, stage);
    m_load->settle();
    measureMemory(stage, before);
    return !m_context.mustEnd();
}

void ServerClient::closeServer()
{
    const ServerModel model = *m_open;
    m_open.reset();
    order(model, ServerCommand::rest);
    static_cast<void>(waitFor(model, ServerState::resting));
}

void ServerClient::order(ServerModel model, ServerCommand command)
{
    const auto index = static_cast<unsigned>(model);
    m_root.stages[index].command.store(static_cast<std::uint32_t>(command), std::memory_order_release); // acquire: servers
    if (command == ServerCommand::rest)
        ::eventfd_write(m_root.ended[index], 1);
    ringServers(m_root);
}

bool ServerClient::waitFor(ServerModel model, ServerState state)
{
    const AtomicU32 &word = m_root.stages[static_cast<unsigned>(model)].state;
    const Nanos deadline = monotonicNow() + patience;
    while (!m_context.mustEnd() && monotonicNow() < deadline) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_acquire);
        if (word.load(std::memory_order_acquire) == static_cast<std::uint32_t>(state)) // release: server
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::other);
        futexWait(m_root.bell, bell, std::min(deadline, monotonicNow() + clientBackstop));
    }
    return false;
}

/// Every connection stands and nobody has asked for anything: what has been added is what idle connections cost.
void ServerClient::measureMemory(ServerStage &stage, std::uint64_t before) const
{
    if (m_context.mustEnd())
        return;
    const FamilyMemory now = familyMemory(m_context.segment, m_root.lanes, mainOf(*m_open));
    stage.processes.store(now.processes, std::memory_order_relaxed);
    stage.threads.store(now.threads, std::memory_order_relaxed);
    stage.memoryBytes.store(now.bytes > before ? now.bytes - before : 0, std::memory_order_relaxed);
    stage.memoryCount.store(std::min(m_load->established(), stage.open.load(std::memory_order_relaxed)), std::memory_order_relaxed);
}

pid_t ServerClient::mainOf(ServerModel model) const
{
    const Segment &segment = m_context.segment;
    for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
        const LaneSlot &lane = segment.lane({i});
        if (lane.role == serverMainRole && m_root.firstModel + lane.number == static_cast<unsigned>(model))
            return lane.pid;
    }
    return 0;
}

/// Where several servers have their turn, each change of the server is a line through the picture.
void ServerClient::mark(ServerModel model)
{
    const std::optional<ServerModel> before = std::exchange(m_marked, model);
    if (!before || *before == model)
        return;
    m_context.probe.emit(EventKind::marker, m_context.settings.experiment().find("model").value, static_cast<std::uint64_t>(model), 0,
        static_cast<std::uint64_t>(*before), 0);
}

void ServerClient::finishRound(Nanos begin)
{
    std::uint64_t replies = 0;
    std::uint64_t wrong = 0;
    for (const ServerStage &stage : m_root.stages) {
        replies += stage.replies.load(std::memory_order_relaxed);
        wrong += stage.wrong.load(std::memory_order_relaxed) + stage.broken.load(std::memory_order_relaxed);
    }
    TrialRecord record{};
    record.beginStamp = static_cast<std::uint64_t>(begin);
    record.endStamp = m_context.probe.now();
    record.number = m_root.rounds.load(std::memory_order_relaxed);
    record.lost = wrong - m_wrongBefore;
    record.operations = replies - m_repliesBefore;
    record.expected = static_cast<std::int64_t>(record.operations);
    record.actual = record.expected - static_cast<std::int64_t>(record.lost);
    if (record.lost != 0)
        record.flags = trialWrong;
    m_repliesBefore = replies;
    m_wrongBefore = wrong;
    publishTrial(m_context.segment, record);
    m_root.rounds.store(record.number + 1, std::memory_order_release); // acquire: whoever reports
}

} // namespace interleave
