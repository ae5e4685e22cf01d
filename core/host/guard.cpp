// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/guard.h"

#include "core/host/limits.h"
#include "core/host/process_tree.h"
#include "core/host/protocol.h"
#include "core/host/spawn.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

class Guard
{
public:
    Guard(std::string executable, pid_t window) : m_executable(std::move(executable)), m_window(window), m_control(UniqueFd(controlFd)) {}

    int run();

private:
    bool watch();
    bool turn();
    bool startHost();
    void reaped(pid_t pid, int status);

    std::string m_executable;
    pid_t m_window;
    ControlSocket m_control;
    UniqueFd m_windowPidfd;
    UniqueFd m_childEnded;
    pid_t m_host = 0;
    bool m_hostEnded = false;
};

int Guard::run()
{
    if (!watch())
        return 0; // nobody is there any more to tell
    while (turn())
        continue;
    killEveryDescendant([this](pid_t pid, int status) { reaped(pid, status); });
    return 0;
}

bool Guard::watch()
{
    ::prctl(PR_SET_NAME, "il-guard");
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    limitAccidents();
    sigset_t childEnded;
    sigemptyset(&childEnded);
    sigaddset(&childEnded, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &childEnded, nullptr);
    m_childEnded.reset(::signalfd(-1, &childEnded, SFD_CLOEXEC | SFD_NONBLOCK));
    // The pidfd may be that of a stranger only if the window died and its number was given away before this line: then it is not our parent.
    m_windowPidfd.reset(static_cast<int>(::syscall(SYS_pidfd_open, m_window, 0)));
    return ::getppid() == m_window;
}

/// Waits for one thing to happen; false when it is time to kill.
bool Guard::turn()
{
    const short listening = m_host == 0 ? POLLIN : 0;
    std::array<pollfd, 4> fds{{
        {m_windowPidfd.get(), POLLIN, 0},
        {deathPipeFd, 0, 0}, // a hang-up is always reported
        {m_childEnded.get(), POLLIN, 0},
        {m_control.fd(), listening, 0},
    }};
    if (::poll(fds.data(), fds.size(), -1) < 0)
        return errno == EINTR;
    if (fds[0].revents != 0 || fds[1].revents != 0)
        return false;
    if (fds[2].revents != 0) {
        signalfd_siginfo ignored{};
        while (::read(m_childEnded.get(), &ignored, sizeof ignored) > 0)
            continue;
        int status = 0;
        pid_t pid = 0;
        while ((pid = ::waitpid(-1, &status, WNOHANG)) > 0)
            reaped(pid, status);
        if (m_hostEnded)
            return false;
    }
    if (m_host == 0 && fds[3].revents != 0) {
        ControlMessage message;
        const auto received = m_control.receive(message);
        if (received == ControlSocket::Received::closed)
            return false;
        if (received == ControlSocket::Received::message && std::holds_alternative<GoMessage>(message))
            return startHost();
    }
    return (fds[3].revents & POLLHUP) == 0;
}

bool Guard::startHost()
{
    SpawnPlan plan(m_executable, {"run", std::to_string(::getpid())}, {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, segmentFd, controlFd});
    const auto pid = plan.run();
    if (!pid) {
        m_control.send(FailedMessage{pid.error()});
        return false;
    }
    m_host = *pid;
    return true;
}

void Guard::reaped(pid_t pid, int status)
{
    if (pid != m_host || m_hostEnded)
        return;
    m_hostEnded = true;
    m_control.send(HostEndedMessage{WIFEXITED(status) ? WEXITSTATUS(status) : 0, WIFSIGNALED(status) ? WTERMSIG(status) : 0});
}

} // namespace

int runGuard(const std::string &executable, pid_t window)
{
    return Guard(executable, window).run();
}

} // namespace interleave
