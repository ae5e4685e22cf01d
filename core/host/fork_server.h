// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/unique_fd.h"
#include "core/shm/segment.h"

#include <sys/types.h>

namespace interleave {

/// What the fork server says about a worker it was asked for.
struct ForkServerReply
{
    enum class Kind : std::uint32_t { started, failed, ended };

    Kind kind;
    std::uint32_t lane;
    pid_t pid;
    std::int32_t status; ///< failed: errno; ended: wait status
};

/// The host's end of the fork server: a single-threaded process that was forked while the host was still empty, and that forks a worker for each
/// request. It owns the workers as their parent and passes on how they ended. It dies with the host. One thread.
class ForkServer
{
public:
    /// Forks it. Call before the host has read its spec, made a thread or filled its heap. Error: startFailed.
    static Result<ForkServer> start();

    int fd() const { return m_socket.get(); }
    pid_t pid() const { return m_pid; }
    /// Asks for a worker, handing over the segment and the shared descriptors; stamps the lane right before. False when the server is gone.
    bool request(const Segment &segment, LaneId lane) const;
    /// Takes one reply, if there is one. Never blocks. False when there is none.
    bool receive(ForkServerReply &reply) const;

private:
    ForkServer(UniqueFd socket, pid_t pid) : m_socket(std::move(socket)), m_pid(pid) {}

    UniqueFd m_socket;
    pid_t m_pid;
};

} // namespace interleave
