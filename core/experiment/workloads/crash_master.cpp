// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/crash_master.h"

#include "core/experiment/trial_log.h"
#include "core/experiment/workloads/crash_worker.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <csignal>
#include <stdexcept>

#include <unistd.h>

namespace interleave {

namespace {

constexpr Nanos masterBackstop = 1'000'000'000; ///< whoever changes something rings
/// A task that takes this long, of some milliseconds of work, hangs. Watched only where a worker is meant to hang.
constexpr Nanos hangsAfter = 600'000'000;

/// Where a child's end is to be told; for the signal handler.
std::atomic<MasterWorkerRoot *> boardOfThisProcess{nullptr};

void childEnded(int)
{
    if (MasterWorkerRoot *root = boardOfThisProcess.load(std::memory_order_relaxed))
        ringBoard(*root); // an atomic addition and a system call: allowed here
}

bool isGone(const Segment &segment, std::uint64_t word)
{
    const std::uint32_t lane = boardLaneOf(word);
    if (lane >= maxLanes)
        return true;
    const LaneSlot &slot = segment.lane({lane});
    return slot.stretch.load(std::memory_order_relaxed) != boardStretchOf(word) ||
           slot.state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::ended);
}

} // namespace

CrashMaster::CrashMaster(WorkerContext &context, MasterWorkerRoot &root) :
    m_context(context), m_root(root), m_options(context.settings),
    m_threads(context, root, 0, m_options.mode == CrashMode::threads ? mostCrashWorkers : 0)
{}

void CrashMaster::run()
{
    boardOfThisProcess.store(&m_root, std::memory_order_relaxed);
    std::signal(SIGCHLD, childEnded);
    if (m_root.begun.load(std::memory_order_relaxed) != 0)
        takeOver();
    else
        beginRound();
    while (!m_context.mustEnd()) {
        const std::uint32_t seen = m_root.bell.load(std::memory_order_acquire);
        look();
        if (isRoundOver()) {
            endRound();
            continue;
        }
        if (m_context.mustEnd())
            break;
        const BlockedScope blocked(m_context.probe, BlockedReason::join);
        futexWait(m_root.bell, seen, monotonicNow() + nextLook());
    }
    finish();
}

/// A predecessor went down with its workers: what they had in hand is dealt with, the rest is still on the board.
void CrashMaster::takeOver()
{
    for (const BoardTask &task : m_root.tasks) {
        const std::uint64_t word = task.word.load(std::memory_order_acquire);
        if (boardStateOf(word) == BoardState::taken && isGone(m_context.segment, word))
            giveUpTasks(m_root, {boardLaneOf(word)}, boardStretchOf(word), m_options.requeue);
    }
}

void CrashMaster::beginRound()
{
    m_root.done.store(0, std::memory_order_relaxed);
    m_root.lost.store(0, std::memory_order_relaxed);
    m_root.crashTaken.store(0, std::memory_order_relaxed);
    m_root.roundStamp.store(m_context.probe.now(), std::memory_order_relaxed);
    m_root.begun.store(1, std::memory_order_relaxed);
    for (BoardTask &task : m_root.tasks)
        task.word.store(boardWord(BoardState::waiting), std::memory_order_release); // acquire: workers
    ringBoard(m_root);
}

void CrashMaster::endRound()
{
    const std::uint32_t number = m_root.rounds.load(std::memory_order_relaxed);
    TrialRecord record{};
    record.beginStamp = m_root.roundStamp.load(std::memory_order_relaxed);
    record.endStamp = m_context.probe.now();
    record.expected = boardTasks;
    record.actual = m_root.done.load(std::memory_order_relaxed);
    record.operations = boardTasks;
    record.lost = m_root.lost.load(std::memory_order_relaxed);
    record.number = number;
    if (record.lost != 0)
        record.flags = trialWrong;
    m_root.allDone.fetch_add(static_cast<std::uint64_t>(record.actual), std::memory_order_relaxed);
    m_root.allLost.fetch_add(record.lost, std::memory_order_relaxed);
    m_root.rounds.store(number + 1, std::memory_order_release); // acquire: whoever reports
    publishTrial(m_context.segment, record);
    const std::uint32_t wanted = m_context.segment.control().roundsWanted.load(std::memory_order_relaxed);
    if ((wanted == 0 || number + 1 < wanted) && !nobodyIsLeft())
        return beginRound();
    m_context.segment.control().finished.store(1, std::memory_order_release);
    m_context.segment.announce();
    ringBoard(m_root);
}

void CrashMaster::look()
{
    if (m_options.kind == CrashKind::endlessLoop)
        endHanging();
    if (m_options.mode == CrashMode::threads)
        m_threads.look();
    else
        lookAfterProcesses();
    if (nobodyIsLeft())
        loseTheRest();
}

void CrashMaster::lookAfterProcesses()
{
    const unsigned wanted = m_context.segment.control().wanted[crashProcessRole].load(std::memory_order_relaxed);
    for (unsigned number = 0; number < mostCrashWorkers; ++number) {
        std::optional<ChildProcess> &child = m_processes[number];
        if (child && child->hasEnded(m_context)) {
            const LaneId lane = child->lane();
            child->wait(m_context);
            child.reset();
            const LaneSlot &slot = m_context.segment.lane(lane);
            m_given[number] = !m_options.respawn && (slot.exitSignal != 0 || slot.exitCode != 0);
            giveUpTasks(m_root, lane, slot.stretch.load(std::memory_order_relaxed), m_options.requeue);
            takeOver(); // of its threads
        }
        if (!child && !m_given[number] && number < wanted && !m_context.mustEnd())
            startProcess(number);
    }
}

void CrashMaster::startProcess(unsigned number)
{
    const bool group = m_options.mode == CrashMode::processesAndThreads;
    auto child = ChildProcess::fork(m_context, crashProcessRole, number, [this, number, group](WorkerContext &context) {
        std::signal(SIGCHLD, SIG_DFL);
        if (group)
            return CrashTeam(context, m_root, number * threadsPerGroup, threadsPerGroup).runUntilEnd() ? 0 : crashExitCode;
        CrashWorker(context, m_root).run();
        return 0;
    });
    if (!child)
        throw std::runtime_error(child.error().toString());
    m_processes[number] = std::move(*child);
}

/// Who does not come back from a task is ended from outside: with its whole process, for there is no other way.
void CrashMaster::endHanging()
{
    const std::uint64_t now = m_context.probe.now();
    for (const BoardTask &task : m_root.tasks) {
        const std::uint64_t word = task.word.load(std::memory_order_acquire);
        if (boardStateOf(word) != BoardState::taken || isGone(m_context.segment, word))
            continue;
        const std::uint64_t taken = task.takenStamp.load(std::memory_order_relaxed);
        if (taken == 0 || now < taken || m_context.probe.nanosOf(now - taken) < static_cast<std::uint64_t>(hangsAfter))
            continue;
        const pid_t pid = m_context.segment.lane({boardLaneOf(word)}).pid;
        if (pid == ::getpid())
            ::kill(pid, SIGKILL);
        for (const auto &child : m_processes) {
            if (child && child->pid() == pid)
                child->send(SIGKILL);
        }
    }
}

bool CrashMaster::isRoundOver() const
{
    return m_root.done.load(std::memory_order_acquire) + m_root.lost.load(std::memory_order_relaxed) >= boardTasks;
}

bool CrashMaster::nobodyIsLeft() const
{
    return m_threads.isEmpty() && std::none_of(m_processes.begin(), m_processes.end(), [](const auto &child) { return child.has_value(); });
}

/// No worker is left and none will come.
void CrashMaster::loseTheRest()
{
    for (BoardTask &task : m_root.tasks) {
        std::uint64_t waiting = boardWord(BoardState::waiting);
        if (task.word.compare_exchange_strong(waiting, boardWord(BoardState::lost), std::memory_order_acq_rel))
            m_root.lost.fetch_add(1, std::memory_order_relaxed);
    }
}

Nanos CrashMaster::nextLook() const
{
    return m_options.kind == CrashKind::endlessLoop ? hangsAfter / 10 : masterBackstop;
}

void CrashMaster::finish()
{
    m_threads.joinAll();
    for (std::optional<ChildProcess> &child : m_processes) {
        if (child)
            child->wait(m_context);
    }
}

} // namespace interleave
