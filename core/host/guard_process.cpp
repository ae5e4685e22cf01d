// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/guard_process.h"

#include "core/host/spawn.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace interleave {

Result<GuardProcess> GuardProcess::start(const std::string &executable, int output, int segment, int control)
{
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return systemError("pipe2", errno);
    const UniqueFd hearsDeath(pipe[0]);
    UniqueFd deathPipe(pipe[1]);
    const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    if (!null.isOpen())
        return systemError("open /dev/null", errno);

    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    SpawnPlan plan(executable, {"guard", std::to_string(::getpid())}, {null.get(), output, output, segment, control, hearsDeath.get()});
    plan.inNewSession();
    const auto pid = plan.run();
    if (!pid)
        return pid.error();
    UniqueFd pidfd(static_cast<int>(::syscall(SYS_pidfd_open, *pid, 0)));
    if (!pidfd.isOpen()) {
        const int error = errno;
        deathPipe.reset(); // it has started nothing yet, and ends
        ::waitpid(*pid, nullptr, 0);
        return systemError("pidfd_open", error);
    }
    return GuardProcess(*pid, std::move(pidfd), std::move(deathPipe));
}

std::optional<int> GuardProcess::reap()
{
    int status = 0;
    if (m_gone || ::waitpid(m_pid, &status, WNOHANG) != m_pid)
        return std::nullopt;
    m_gone = true;
    return status;
}

void GuardProcess::killItself() const
{
    if (!m_gone)
        ::kill(m_pid, SIGKILL);
}

} // namespace interleave
