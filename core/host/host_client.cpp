// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_client.h"

#include "core/base/clock.h"
#include "core/experiment/spec_json.h"
#include "core/host/family.h"
#include "core/host/output_file.h"
#include "core/host/protocol.h"
#include "core/host/spawn.h"
#include "core/shm/futex.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
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
    Private(const Options &o, const Segment &s, ControlSocket c, OutputFile out)
        : segment(s), control(std::move(c)), output(std::move(out)), showOutput(o.showOutput)
    {}

    Result<void> listen();
    void readControl();
    void act(const ControlMessage &message);
    void killFamily();
    void endLanesOfTheLost() const;
    void actOnDeadline();
    void setDeadline(Nanos at);
    void poll();
    void fail(Error why);

    const Segment &segment;
    ControlSocket control;
    OutputFile output;
    bool showOutput;
    std::string spec;
    pid_t guard = 0;
    UniqueFd guardPidfd;
    UniqueFd deathPipe; ///< the guard kills everything when this end is closed
    UniqueFd timer;
    UniqueFd epoll;
    HostPhase phase = HostPhase::waiting;
    Nanos deadline = -1;
    bool guardGone = false;
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
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return systemError("pipe2", errno);
    const UniqueFd hearsDeath(pipe[0]);
    UniqueFd deathPipe(pipe[1]);
    const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));

    const ExperimentInfo &experiment = settings.experiment();
    for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i)
        segment.control().live[i].store(settings.raw({i}), std::memory_order_relaxed);

    // The second line, should the guard itself die: what it leaves behind becomes ours.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    SpawnPlan plan(options.hostExecutable, {"guard", std::to_string(::getpid())},
        {null.get(), output->fd(), output->fd(), segment.fd(), ends->second.fd(), hearsDeath.get()});
    plan.inNewSession();
    const auto pid = plan.run();
    if (!pid)
        return pid.error();

    auto d = std::make_unique<Private>(options, segment, std::move(ends->first), std::move(*output));
    d->guard = *pid;
    d->deathPipe = std::move(deathPipe);
    d->spec = specToJson(settings);
    auto listening = d->listen();
    std::unique_ptr<HostClient> client(new HostClient(std::move(d))); // from here on its destructor cleans up
    if (!listening)
        return listening.error();
    return client;
}

Result<void> HostClient::Private::listen()
{
    guardPidfd.reset(static_cast<int>(::syscall(SYS_pidfd_open, guard, 0)));
    timer.reset(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
    epoll.reset(::epoll_create1(EPOLL_CLOEXEC));
    if (!guardPidfd.isOpen() || !timer.isOpen() || !epoll.isOpen())
        return systemError("pidfd_open, timerfd_create, epoll_create1", errno);
    for (const int fd : {control.fd(), guardPidfd.get(), timer.get()}) {
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
    if (!guardGone) {
        int status = 0;
        if (::waitpid(guard, &status, WNOHANG) == guard) {
            readControl(); // its last words
            ::epoll_ctl(epoll.get(), EPOLL_CTL_DEL, guardPidfd.get(), nullptr);
            ::epoll_ctl(epoll.get(), EPOLL_CTL_DEL, control.fd(), nullptr);
            guardGone = true;
            const bool itsWorkWasDone = WIFEXITED(status) && WEXITSTATUS(status) == 0 && hostEnded;
            if (!killed && !itsWorkWasDone)
                fail({ErrorCode::guardLost,
                    {endText(WIFEXITED(status) ? WEXITSTATUS(status) : 0, WIFSIGNALED(status) ? WTERMSIG(status) : 0)}});
        }
    }
    if (guardGone)
        killFamily();
    else
        actOnDeadline();
}

void HostClient::Private::readControl()
{
    ControlMessage message;
    for (;;) {
        switch (control.receive(message)) {
        case ControlSocket::Received::message:
            act(message);
            break;
        case ControlSocket::Received::garbled:
            fail({ErrorCode::protocolViolated, {"answer of the host"}});
            break;
        case ControlSocket::Received::nothing:
        case ControlSocket::Received::closed:
            return;
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
    if (killSession(guard)) {
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
        if (state != LaneState::live && state != LaneState::reserved)
            continue;
        slot.exitCode = 0;
        slot.exitSignal = hostSignal != 0 ? hostSignal : SIGKILL;
        slot.endedStamp = readStamp(segment.header().stampSource);
        slot.state.store(static_cast<std::uint32_t>(LaneState::ended), std::memory_order_release); // acquire: collector
    }
}

void HostClient::Private::actOnDeadline()
{
    if (deadline < 0 || monotonicNow() < deadline)
        return;
    if (deathPipe.isOpen()) {
        deathPipe.reset();
        killed = true;
        setDeadline(monotonicNow() + guardsReserve);
    } else {
        ::kill(guard, SIGKILL); // stopped, or worse: the second line takes over
        setDeadline(monotonicNow() + guardsReserve);
    }
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
    return d->guard;
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
    d->setDeadline(monotonicNow() + std::chrono::nanoseconds(grace).count() + hostsReserve);
}

void HostClient::kill()
{
    if (d->phase == HostPhase::ended || d->killed)
        return;
    d->killed = true;
    d->phase = HostPhase::stopping;
    d->deathPipe.reset();
    d->setDeadline(monotonicNow() + guardsReserve);
}

void HostClient::waitUntilGone()
{
    for (d->poll(); d->phase != HostPhase::ended; d->poll()) {
        pollfd fd{d->epoll.get(), POLLIN, 0};
        ::poll(&fd, 1, 100);
    }
}

} // namespace interleave
