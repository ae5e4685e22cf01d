// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace interleave {

// The control protocol: one JSON object a message on a SOCK_SEQPACKET pair, {"v": 1, "type": …, …}. The guard reads `go` and nothing more, then
// starts the host, which reads the rest from the same socket; both answer on it.

inline constexpr int protocolVersion = 1;

// to the guard
struct GoMessage
{};
// to the host
struct SpecMessage
{
    std::string spec; ///< as written by specToJson()
};
struct LiveMessage
{}; ///< live values or `wanted` in the segment have changed
struct StopMessage
{
    std::chrono::milliseconds grace{0};
};
// from the host
struct StartedMessage
{}; ///< the start gate is open
struct RefusedMessage
{
    std::string what;
    std::string why;
};
struct FailedMessage
{
    Error error;
};
// from the guard
struct HostEndedMessage
{
    int code = 0;
    int signal = 0;
};

using ControlMessage =
    std::variant<GoMessage, SpecMessage, LiveMessage, StopMessage, StartedMessage, RefusedMessage, FailedMessage, HostEndedMessage>;

std::string encode(const ControlMessage &message);
/// Error: protocolViolated (no JSON, another version, unknown type, member missing or of the wrong type).
Result<ControlMessage> decode(std::string_view text);

/// One end of the control socket. Never blocks, never raises SIGPIPE. One thread.
class ControlSocket
{
public:
    enum class Received { message, nothing, closed, garbled };

    explicit ControlSocket(UniqueFd fd) : m_fd(std::move(fd)) {}
    /// Two connected ends, close-on-exec.
    static Result<std::pair<ControlSocket, ControlSocket>> pair();

    int fd() const { return m_fd.get(); }
    UniqueFd takeFd() { return std::move(m_fd); }
    /// False when nobody listens any more.
    bool send(const ControlMessage &message) const;
    Received receive(ControlMessage &message) const;

private:
    UniqueFd m_fd;
};

/// Exit statuses of the host, read by the window's end.
enum HostExit : int {
    hostDone = 0,   ///< every worker has ended
    hostUsage = 2,  ///< called by hand
    hostForced = 3, ///< threads did not end within the grace: the guard kills what is left
    hostFailed = 4, ///< after a FailedMessage
};

} // namespace interleave
