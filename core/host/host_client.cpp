// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_client.h"

#include "core/base/clock.h"
#include "core/experiment/spec_json.h"
#include "core/host/family.h"
#include "core/host/guard_process.h"
#include "core/host/output_file.h"
#include "core/host/protocol.h"

#include <cerrno>
#include <csignal>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr Nanos millisecond = 1'000'000;
constexpr Nanos hostsReserve = 350 * millisecond;   ///< what the host gets beyond the grace to kill and report by itself
constexpr Nanos guardsReserve = 1000 * millisecond; ///< what the guard gets to kill everything

std::string endText(int code, int signal)
{
    return signal != 0 ? "signal " + std::to_string(signal) : "exit status " + std::to_string(code);
}

} // namespace

struct HostClient::Private
{
    Private(const Options &o, const Segment &s, ControlSocket c, OutputFile out, GuardProcess g) :
        segment(s), control(std::move(c)), output(std::move(out)), guard(std::move(g)), showOutput(o.showOutput)
    {}

    Result<void> listen();
    void readControl();
    void act(const ControlMessage &message);
    void killFamily();
    void endLanesOfTheLost() const;
    void actOnDeadline();
    void killAll();
    unsigned endedWorkers() const;
    void setDeadline(Nanos at);
    void poll();
    void fail(Error why);

    const Segment &segment;
    ControlSocket control;
    OutputFile output;
    GuardProcess guard;
    bool showOutput;
    std::string spec;
    UniqueFd timer;
    UniqueFd epoll;
    HostPhase phase = HostPhase::waiting;
    Nanos deadline = -1;
    unsigned endedBefore = 0; ///< workers, when the deadline was set last
    bool hostEnded = false;
    int hostSignal = 0; ///< that ended the host, if one did
    bool stopRequested = false;
    bool killed = false; ///< on purpose, so that violent ends are no errors
    std::vector<Refusal> refusals;
    std::optional<Error> error;
};

Result<std::unique_ptr<HostClient>> HostClient::start(const Options &options, const Segment &segment, const Settings &settings)
{
    auto ends = ControlSocket::pair();
    if (!ends)
        return ends.error();
    auto output = OutputFile::create();
    if (!output)
        return output.error();
    const ExperimentInfo &experiment = settings.experiment();
    for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i)
        segment.control().live[i].store(settings.raw({i}), std::memory_order_relaxed);

    auto guard = GuardProcess::start(options.hostExecutable, output->fd(), segment.fd(), ends->second.fd());
    if (!guard)
        return guard.error();
    auto d = std::make_unique<Private>(options, segment, std::move(ends->first), std::move(*output), std::move(*guard));
    d->spec = specToJson(settings);
    auto listening = d->listen();
    std::unique_ptr<HostClient> client(new HostClient(std::move(d))); // from here on its destructor cleans up
    if (!listening)
        return listening.error();
    return client;
}

Result<void> HostClient::Private::listen()
{
    timer.reset(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
    epoll.reset(::epoll_create1(EPOLL_CLOEXEC));
    if (!timer.isOpen() || !epoll.isOpen())
        return systemError("timerfd_create, epoll_create1", errno);
    for (const int fd : {control.fd(), guard.pidfd(), timer.get()}) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = fd;
        if (::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, fd, &event) != 0)
            return systemError("epoll_ctl", errno);
    }
    return {};
}

void HostClient::Private::poll()
{
    if (phase == HostPhase::ended)
        return;
    readControl();
    if (showOutput)
        output.copyNewTo(STDERR_FILENO);
    if (phase == HostPhase::running && segment.control().finished.load(std::memory_order_acquire) != 0)
        phase = HostPhase::stopping;
    if (const auto status = guard.reap()) {
        readControl(); // its last words
        ::epoll_ctl(epoll.get(), EPOLL_CTL_DEL, guard.pidfd(), nullptr);
        ::epoll_ctl(epoll.get(), EPOLL_CTL_DEL, control.fd(), nullptr);
        const bool itsWorkWasDone = WIFEXITED(*status) && WEXITSTATUS(*status) == 0 && hostEnded;
        if (!killed && !itsWorkWasDone)
            fail({ErrorCode::guardLost, {endText(WIFEXITED(*status) ? WEXITSTATUS(*status) : 0, WIFSIGNALED(*status) ? WTERMSIG(*status) : 0)}});
    }
    if (guard.isGone())
        killFamily();
    else
        actOnDeadline();
}

void HostClient::Private::readControl()
{
    ControlMessage message;
    for (;;) {
        switch (control.receive(message)) {
        case ControlSocket::Received::message: act(message); break;
        case ControlSocket::Received::garbled: fail({ErrorCode::protocolViolated, {"answer of the host"}}); break;
        case ControlSocket::Received::nothing:
        case ControlSocket::Received::closed: return;
        }
    }
}

void HostClient::Private::act(const ControlMessage &message)
{
    if (std::holds_alternative<StartedMessage>(message)) {
        if (phase == HostPhase::starting)
            phase = HostPhase::running;
    } else if (const auto *refused = std::get_if<RefusedMessage>(&message)) {
        refusals.push_back({refused->what, refused->why});
    } else if (const auto *failed = std::get_if<FailedMessage>(&message)) {
        fail(failed->error);
    } else if (const auto *end = std::get_if<HostEndedMessage>(&message)) {
        hostEnded = true;
        hostSignal = end->signal;
        const bool expected = end->signal == 0 && (end->code == hostDone || end->code == hostForced);
        if (!expected && !killed)
            fail({ErrorCode::hostLost, {endText(end->code, end->signal)}});
        phase = HostPhase::stopping;
    }
}

/// The first cause counts; what follows from it does not.
void HostClient::Private::fail(Error why)
{
    if (!error)
        error = std::move(why);
}

/// After the guard's end nobody should be left. If it was killed, its descendants are now ours, and are known by its session.
void HostClient::Private::killFamily()
{
    if (killSession(guard.pid())) {
        setDeadline(-1);
        endLanesOfTheLost();
        if (showOutput)
            output.copyNewTo(STDERR_FILENO);
        phase = HostPhase::ended;
        return;
    }
    phase = HostPhase::stopping;
    setDeadline(monotonicNow() + millisecond); // look again soon
}

/// Workers whose host died with them, or was killed with them: nobody else can write how they ended.
void HostClient::Private::endLanesOfTheLost() const
{
    for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
        LaneSlot &slot = segment.lane({i});
        const auto state = static_cast<LaneState>(slot.state.load(std::memory_order_acquire));
        if (const std::uint32_t opening = slot.opening.load(std::memory_order_relaxed); opening % 2 != 0)
            slot.opening.store(opening + 1, std::memory_order_release); // the host died in the midst of it
        if (state != LaneState::live && state != LaneState::reserved)
            continue;
        slot.exitCode = 0;
        slot.exitSignal = hostSignal != 0 ? hostSignal : SIGKILL;
        slot.endedStamp = readStamp(segment.header().stampSource);
        slot.reapedStamp.store(slot.endedStamp, std::memory_order_relaxed);
        slot.state.store(static_cast<std::uint32_t>(LaneState::ended), std::memory_order_release); // acquire: collector
    }
}

void HostClient::Private::actOnDeadline()
{
    if (deadline < 0 || monotonicNow() < deadline)
        return;
    if (guard.wasTold()) {
        guard.killItself(); // stopped, or worse: the second line takes over
        setDeadline(monotonicNow() + guardsReserve);
        return;
    }
    // As the host does it: as long as some end, on a busy machine, nobody is killed.
    if (const unsigned ended = endedWorkers(); ended > endedBefore) {
        endedBefore = ended;
        setDeadline(monotonicNow() + hostsReserve);
        return;
    }
    killAll();
}

void HostClient::Private::killAll()
{
    killed = true;
    phase = HostPhase::stopping;
    guard.tellToKill();
    setDeadline(monotonicNow() + guardsReserve);
}

unsigned HostClient::Private::endedWorkers() const
{
    unsigned ended = 0;
    for (std::uint32_t i = 0; i < segment.laneCount(); ++i)
        ended += segment.lane({i}).state.load(std::memory_order_relaxed) == static_cast<std::uint32_t>(LaneState::ended) ? 1 : 0;
    return ended;
}

void HostClient::Private::setDeadline(Nanos at)
{
    deadline = at;
    itimerspec when{};
    if (at >= 0) {
        when.it_value.tv_sec = at / 1'000'000'000;
        when.it_value.tv_nsec = at % 1'000'000'000;
    }
    ::timerfd_settime(timer.get(), TFD_TIMER_ABSTIME, &when, nullptr); // all zero disarms
}

HostClient::HostClient(std::unique_ptr<Private> p) : d(std::move(p)) {}

HostClient::~HostClient()
{
    kill();
    waitUntilGone();
}

int HostClient::guardPid() const
{
    return d->guard.pid();
}
HostPhase HostClient::phase() const
{
    return d->phase;
}
int HostClient::wakeFd() const
{
    return d->epoll.get();
}
const std::vector<Refusal> &HostClient::refusals() const
{
    return d->refusals;
}
const std::optional<Error> &HostClient::error() const
{
    return d->error;
}
std::string HostClient::output() const
{
    return d->output.tail();
}
void HostClient::poll()
{
    d->poll();
}

void HostClient::release()
{
    if (d->phase != HostPhase::waiting)
        return;
    d->phase = HostPhase::starting;
    d->control.send(GoMessage{});
    d->control.send(SpecMessage{d->spec});
}

void HostClient::liveChanged()
{
    d->segment.announce();
    d->control.send(LiveMessage{});
}

void HostClient::requestStop(std::chrono::milliseconds grace)
{
    if (d->phase == HostPhase::waiting)
        return kill();
    if (d->stopRequested || d->phase == HostPhase::ended)
        return;
    d->stopRequested = true;
    d->segment.control().stop.store(1, std::memory_order_relaxed);
    d->segment.announce();
    d->control.send(StopMessage{grace});
    d->phase = HostPhase::stopping;
    d->endedBefore = d->endedWorkers();
    d->setDeadline(monotonicNow() + std::chrono::nanoseconds(grace).count() + hostsReserve);
}

void HostClient::kill()
{
    if (d->phase == HostPhase::ended || d->killed)
        return;
    d->killAll();
}

void HostClient::waitUntilGone()
{
    for (d->poll(); d->phase != HostPhase::ended; d->poll()) {
        pollfd fd{d->epoll.get(), POLLIN, 0};
        ::poll(&fd, 1, 100);
    }
}

} // namespace interleave
