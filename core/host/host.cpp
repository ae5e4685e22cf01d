// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host.h"

#include "core/base/clock.h"
#include "core/experiment/spec_json.h"
#include "core/host/fork_server.h"
#include "core/host/guard.h"
#include "core/host/host_loop.h"
#include "core/host/limits.h"
#include "core/host/placement.h"
#include "core/host/protocol.h"
#include "core/host/worker_body.h"

#include <csignal>
#include <cstdio>

#include <poll.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Waits for the spec, the first message after `go`. False when the window is gone or talks nonsense.
Result<SpecMessage> receiveSpec(const ControlSocket &control)
{
    for (;;) {
        pollfd fd{control.fd(), POLLIN, 0};
        ::poll(&fd, 1, -1);
        ControlMessage message;
        switch (control.receive(message)) {
        case ControlSocket::Received::nothing: continue;
        case ControlSocket::Received::closed: return Error{ErrorCode::protocolViolated, {"closed before the spec"}};
        case ControlSocket::Received::garbled: return Error{ErrorCode::protocolViolated, {"spec"}};
        case ControlSocket::Received::message: break;
        }
        if (auto *spec = std::get_if<SpecMessage>(&message))
            return std::move(*spec);
        return Error{ErrorCode::protocolViolated, {"spec expected"}};
    }
}

/// Confines this thread and the fork server, so that whatever they start begins on the workers' cores. Not with a real-time policy: the workers
/// then confine themselves, and the control loop keeps a core on which it can be heard.
void confine(const Settings &settings, const ForkServer &forkServer)
{
    const std::vector<int> allowed = allowedCores();
    const std::vector<int> cores = workerCores(settings, allowed);
    if (cores.size() == allowed.size() || isRealTime(settings))
        return;
    setCores(0, cores); // refused: the workers will be refused the same, and say so
    setCores(forkServer.pid(), cores);
}

/// With whatever runs in this process; what it has written is kept.
[[noreturn]] void leaveAtOnce(int status)
{
    std::fflush(nullptr);
    ::_exit(status);
}

Result<int> hostExperiment(const std::string &executable, const ControlSocket &control, ForkServer forkServer)
{
    auto spec = receiveSpec(control);
    if (!spec)
        return spec.error();
    const Catalogue catalogue;
    const auto settings = specFromJson(spec->spec, catalogue);
    if (!settings)
        return settings.error();
    const auto segment = Segment::map(segmentFd);
    if (!segment)
        return segment.error();

    SegmentSpec::write(*segment, *settings);
    const Workload &workload = *settings->experiment().workload;
    if (auto prepared = workload.prepare(*segment, *settings); !prepared)
        return prepared.error();
    confine(*settings, forkServer);
    HostLoop loop(executable, control, *segment, *settings, std::move(forkServer));
    const auto status = loop.run();
    if (!status)
        control.send(FailedMessage{status.error()});
    const int code = status ? *status : int{hostFailed};
    // Threads may still be at work in what would be taken down from here on.
    if (code != hostDone)
        leaveAtOnce(code);
    return code;
}

} // namespace

int runHost(const std::string &executable, pid_t guard)
{
    dieWithParent(guard);
    ::prctl(PR_SET_NAME, "il-host");
    const ControlSocket control{UniqueFd(controlFd)};
    auto forkServer = ForkServer::start(); // first of all, while there is nothing to inherit
    if (!forkServer) {
        control.send(FailedMessage{forkServer.error()});
        return hostFailed;
    }
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    const auto status = hostExperiment(executable, control, std::move(*forkServer));
    std::fflush(nullptr);
    if (status)
        return *status;
    control.send(FailedMessage{status.error()});
    return hostFailed;
}

} // namespace interleave
