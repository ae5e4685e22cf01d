// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/subprocess_main.h"

#include "core/experiment/command_line.h"
#include "core/experiment/workloads/session_end.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace interleave {

namespace {

/// How long after a kill its victims may take to be gone.
constexpr Nanos patienceWithTheKilled = 500'000'000;

class SpawnActions
{
public:
    explicit SpawnActions(const ProgramPipes &pipes)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        for (int to = 0; to < static_cast<int>(programPipes); ++to)
            ::posix_spawn_file_actions_adddup2(&m_actions, pipes.childEnd(static_cast<unsigned>(to)), to);
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, programPipes);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t signals;
        sigemptyset(&signals);
        ::posix_spawnattr_setsigmask(&m_attributes, &signals);
        sigfillset(&signals);
        ::posix_spawnattr_setsigdefault(&m_attributes, &signals);
        // A session of its own: whoever it starts can be found by it, and is ended with it.
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnActions()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    SpawnActions(const SpawnActions &) = delete;
    SpawnActions &operator=(const SpawnActions &) = delete;

    /// 0 or an errno.
    int run(std::vector<std::string> words, pid_t &pid) const
    {
        std::vector<char *> argv;
        argv.reserve(words.size() + 1);
        for (std::string &word : words)
            argv.push_back(word.data());
        argv.push_back(nullptr);
        return ::posix_spawnp(&pid, argv.front(), &m_actions, &m_attributes, argv.data(), environ);
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

SubprocessMain::SubprocessMain(WorkerContext &context, SubprocessRoot &root) :
    m_context(context), m_root(root), m_read(static_cast<ReadOutput>(context.settings.integer("read_output"))), m_pipes(context, root)
{}

void SubprocessMain::run()
{
    std::signal(SIGPIPE, SIG_IGN); // who does not want our input says so by an error
    const std::vector<std::string> words = commandWords(m_root.command.str());
    if (!start(words)) {
        std::fprintf(stderr, "%s: %s\n", words.empty() ? "" : words.front().c_str(),
            std::generic_category().message(static_cast<int>(m_root.startError.load(std::memory_order_relaxed))).c_str());
        return;
    }
    m_deadline = monotonicNow() + m_context.settings.integer("timeout_ms") * 1'000'000;
    while (!isOver() && !m_context.mustEnd() && monotonicNow() < m_deadline)
        talk();
    endInTime();
    reap();
    m_pipes.account();
    m_pipes.copyToOutput();
    bump(m_context.probe.counters().operations);
}

bool SubprocessMain::start(const std::vector<std::string> &words)
{
    int error = words.empty() ? EINVAL : m_pipes.open();
    pid_t pid = 0;
    const std::uint64_t asked = m_context.probe.now();
    if (error == 0)
        error = SpawnActions(m_pipes).run(words, pid);
    m_pipes.closeChildEnds();
    m_root.startError.store(error, std::memory_order_relaxed);
    if (error != 0)
        return false;
    const std::string &path = words.front();
    auto program = ChildProcess::adopt(m_context, subprocessProgramRole, 0, pid, asked, path.substr(path.rfind('/') + 1));
    if (!program)
        return false;
    m_program = std::move(*program);
    m_root.started.store(1, std::memory_order_release); // acquire: whoever reports
    return true;
}

/// One turn: waits until something can be written or read, or the program ends, and does that.
void SubprocessMain::talk()
{
    const bool read = m_read == ReadOutput::whileItRuns || m_programEnded;
    std::array<pollfd, 5> fds{{
        {m_pipes.inputFd(), POLLOUT, 0},
        {read ? m_pipes.outputFd() : -1, POLLIN, 0},
        {read ? m_pipes.errorFd() : -1, POLLIN, 0},
        {m_programEnded ? -1 : m_program.pidFd(), POLLIN, 0},
        {m_root.stopFd, POLLIN, 0},
    }};
    {
        const Nanos left = std::max<Nanos>(m_deadline - monotonicNow(), 0);
        const timespec timeout{left / 1'000'000'000, left % 1'000'000'000};
        const BlockedScope blocked(m_context.probe, BlockedReason::pipe);
        ::ppoll(fds.data(), fds.size(), &timeout, nullptr);
    }
    if (fds[4].revents != 0) {
        eventfd_t changes = 0;
        ::eventfd_read(m_root.stopFd, &changes);
    }
    m_pipes.tellDepths();
    if (fds[0].revents != 0)
        m_pipes.write();
    for (const unsigned pipe : {1u, 2u}) {
        if (fds[pipe].revents != 0)
            m_pipes.read(pipe);
    }
    if (fds[3].revents != 0 && m_program.hasEnded(m_context))
        m_programEnded = true;
    m_pipes.tellDepths();
}

bool SubprocessMain::isOver() const
{
    return m_programEnded && m_pipes.allRead();
}

/// Its time is over, or it has left somebody behind: all of its session are ended.
void SubprocessMain::endInTime()
{
    if (!m_programEnded && !m_context.mustEnd()) {
        m_root.timedOut.store(1, std::memory_order_relaxed);
        const bool full = m_root.fullest.load(std::memory_order_relaxed) >= pipeBytes;
        m_root.stuck.store(m_read == ReadOutput::afterItsEnd && full, std::memory_order_relaxed);
    }
    m_root.killedToo.store(killSessionOf(m_program.pid()), std::memory_order_relaxed);
    m_programEnded = m_program.waitUntil(m_context, monotonicNow() + patienceWithTheKilled);
}

void SubprocessMain::reap()
{
    m_root.waitStatus.store(m_program.wait(m_context), std::memory_order_relaxed);
    const Nanos until = monotonicNow() + patienceWithTheKilled;
    unsigned left = sessionSize(m_program.pid());
    while (left != 0 && monotonicNow() < until) {
        ::usleep(1000);
        left = sessionSize(m_program.pid());
    }
    m_root.leftBehind.store(left, std::memory_order_relaxed);
    m_root.ended.store(1, std::memory_order_release); // acquire: whoever reports
}

} // namespace interleave
