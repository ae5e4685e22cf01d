// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <optional>
#include <string>

#include <sys/types.h>

namespace interleave {

/// The guard as its parent sees it: a child that leads a session of its own. One thread.
class GuardProcess
{
public:
    /// Starts entry `guard` of `executable` and makes the calling process a child subreaper: the second line, should the guard itself die.
    /// `output` becomes stdout and stderr of everything; `control` is the guard's end. Errors: startFailed, systemCallFailed.
    static Result<GuardProcess> start(const std::string &executable, int output, int segment, int control);

    pid_t pid() const { return m_pid; }
    int pidfd() const { return m_pidfd.get(); } ///< becomes readable when the guard has ended
    /// The wait status, once; after that the guard is gone().
    std::optional<int> reap();
    bool isGone() const { return m_gone; }

    /// Closes the death pipe: the guard kills everything below itself, then ends.
    void tellToKill() { m_deathPipe.reset(); }
    bool wasTold() const { return !m_deathPipe.isOpen(); }
    /// For a guard that does not obey.
    void killItself() const;

private:
    GuardProcess(pid_t pid, UniqueFd pidfd, UniqueFd deathPipe) : m_pid(pid), m_pidfd(std::move(pidfd)), m_deathPipe(std::move(deathPipe)) {}

    pid_t m_pid;
    UniqueFd m_pidfd;
    UniqueFd m_deathPipe;
    bool m_gone = false;
};

} // namespace interleave
