// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/run_session.h"

#include "core/analysis/machine_facts.h"
#include "core/analysis/report_builder.h"
#include "core/base/clock.h"
#include "core/base/utc.h"
#include "core/experiment/workload.h"
#include "core/host/host_path.h"
#include "core/session/capture_facts.h"
#include "core/session/change_schedule.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace interleave {

namespace {

/// What endless work gets where nobody said how long.
constexpr Nanos defaultDuration = 2'000'000'000;

std::uint32_t roundsWanted(const RunRequest &request)
{
    if (request.untilStopped || request.duration)
        return 0;
    const ExperimentInfo &experiment = request.settings.experiment();
    if (!experiment.find("trials").isValid())
        return 1;
    return static_cast<std::uint32_t>(request.settings.integer("trials"));
}

/// Workers of a running run are counted by the values as they are now; the host starts those that are missing.
void writeWanted(const Segment &segment, const Settings &settings)
{
    const auto wanted = settings.experiment().workload->wanted(settings);
    for (std::uint32_t role = 0; role < maxRoles; ++role)
        segment.control().wanted[role].store(wanted[role], std::memory_order_relaxed);
}

/// The control words as they must stand before the host reads them.
void layOutControl(const Segment &segment, const RunRequest &request)
{
    ControlWords &control = segment.control();
    const auto parameters = static_cast<std::uint32_t>(request.settings.experiment().parameters.size());
    for (std::uint32_t i = 0; i < parameters; ++i)
        control.live[i].store(request.settings.raw({i}), std::memory_order_relaxed);
    control.roundsWanted.store(roundsWanted(request), std::memory_order_relaxed);
    writeWanted(segment, request.settings);
}

/// The cores the workers may use: one kernel ring each.
std::vector<int> workerCores(const Settings &settings, const MachineFacts &machine)
{
    std::vector<int> cpus = machine.cpusAllowed;
    const auto most = static_cast<std::size_t>(settings.integer("cores"));
    if (most > 0 && most < cpus.size())
        cpus.resize(most);
    return cpus;
}

} // namespace

struct RunSession::Private
{
    Private(RunRequest r, Segment s) :
        request(std::move(r)), settings(request.settings), segment(std::move(s)), store(TraceStore::create()), schedule(request.changes),
        watch(segment.header().stampSource), startedUtc(utcText(segment.header().originMonotonic))
    {}
    /// Order matters: no process may be left when the collector reads the rings for the last time.
    ~Private()
    {
        if (host) {
            host->kill();
            host->waitUntilGone();
        }
        if (collector)
            collector->stop();
    }

    Result<void> begin();
    void followGate();
    void followLiveWords();
    void finish();
    Nanos now() const { return monotonicNow() - segment.header().originMonotonic; }

    RunRequest request;
    Settings settings; ///< with the live values as they are now
    Segment segment;
    std::shared_ptr<TraceStore> store;
    ChangeSchedule schedule;
    MachineWatch watch;
    std::string startedUtc;
    std::unique_ptr<HostClient> host;
    std::unique_ptr<Collector> collector;
    RunPhase phase = RunPhase::starting;
    std::optional<Error> error;
    Nanos gateOpened = -1; ///< as seen by the first poll after it
    Nanos ended = -1;
    MachineFacts machineAtEnd;
    bool interrupted = false;
    SliceSums sums; ///< so that a report costs what is new since the last one
};

Result<void> RunSession::Private::begin()
{
    std::string executable = request.hostExecutable;
    if (executable.empty()) {
        const auto found = findHostExecutable();
        if (!found)
            return Error{ErrorCode::startFailed, {"interleave-host", std::generic_category().message(ENOENT)}};
        executable = found->string();
    }
    const ExperimentInfo &experiment = settings.experiment();
    if (experiment.endless && !request.duration && !request.untilStopped)
        request.duration = defaultDuration;
    layOutControl(segment, request);

    auto client = HostClient::start({.hostExecutable = executable}, segment, settings);
    if (!client)
        return client.error();
    host = std::move(*client);

    Collector::Options options;
    options.choice = request.capture;
    options.cpus = workerCores(settings, watch.facts());
    options.keepEvents = request.keepEvents;
    options.alsoSelf = request.alsoSelf;
    options.parameterCount = experiment.parameters.size();
    auto reader = Collector::create(options, segment, host->guardPid(), store);
    if (!reader)
        return reader.error();
    collector = std::move(*reader);
    collector->start();
    host->release();
    return {};
}

Result<std::unique_ptr<RunSession>> RunSession::start(RunRequest request)
{
    if (auto sound = request.settings.check(); !sound)
        return sound.error();
    // Without it nobody could find the run's processes, neither to watch them nor to end them.
    if (::access("/proc/self/task", R_OK | X_OK) != 0)
        return Error{ErrorCode::notAvailableHere, {"/proc", std::generic_category().message(errno), "sudo mount -t proc proc /proc"}};
    auto segment = Segment::create();
    if (!segment)
        return segment.error();
    auto d = std::make_unique<Private>(std::move(request), std::move(*segment));
    if (auto begun = d->begin(); !begun)
        return begun.error();
    return std::unique_ptr<RunSession>(new RunSession(std::move(d)));
}

RunSession::RunSession(std::unique_ptr<Private> p) : d(std::move(p)) {}
RunSession::~RunSession() = default;

void RunSession::poll()
{
    if (isOver())
        return;
    d->host->poll();
    switch (d->host->phase()) {
    case HostPhase::waiting:
    case HostPhase::starting: break;
    case HostPhase::running:
        if (d->phase == RunPhase::starting)
            d->phase = RunPhase::running;
        d->followGate();
        break;
    case HostPhase::stopping: d->phase = RunPhase::stopping; break;
    case HostPhase::ended: d->finish(); break;
    }
    while (const ScheduledChange *change = d->gateOpened < 0 ? nullptr : d->schedule.next(d->now() - d->gateOpened))
        static_cast<void>(setLive(change->parameter, change->value)); // checked when the request was made
}

void RunSession::Private::followGate()
{
    if (gateOpened < 0)
        gateOpened = now();
    if (request.duration && now() - gateOpened >= *request.duration)
        host->requestStop();
}

void RunSession::Private::followLiveWords()
{
    const std::vector<Parameter> &parameters = settings.experiment().parameters;
    for (std::uint32_t i = 0; i < parameters.size(); ++i) {
        if (parameters[i].isLive())
            settings.setRaw({i}, segment.control().live[i].load(std::memory_order_relaxed));
    }
}

void RunSession::Private::finish()
{
    collector->stop();
    ended = now();
    machineAtEnd = watch.facts();
    error = host->error();
    phase = error ? RunPhase::failed : RunPhase::finished;
}

RunPhase RunSession::phase() const
{
    return d->phase;
}
const std::optional<Error> &RunSession::error() const
{
    return d->error;
}
int RunSession::wakeFd() const
{
    return d->host->wakeFd();
}
TraceView RunSession::view() const
{
    return d->store->view();
}
CaptureStatus RunSession::capture() const
{
    return d->collector->status();
}
Nanos RunSession::now() const
{
    return d->ended >= 0 ? d->ended : d->now();
}
std::string RunSession::workerOutput() const
{
    return d->host->output();
}

/// A workload may turn live parameters by itself, so the words in the segment are what counts.
const Settings &RunSession::settings() const
{
    d->followLiveWords();
    return d->settings;
}

Result<void> RunSession::setLive(ParameterId parameter, RawValue value)
{
    const ExperimentInfo &experiment = d->settings.experiment();
    const Parameter &described = experiment.parameter(parameter);
    if (!described.isLive()) {
        std::string live;
        for (const Parameter &candidate : experiment.parameters) {
            if (candidate.isLive())
                live.append(live.empty() ? "" : ", ").append(candidate.name);
        }
        return Error{ErrorCode::parameterNotLive, {std::string(described.name), live}};
    }
    d->followLiveWords();
    const RawValue before = d->settings.raw(parameter);
    if (isOver() || before == value)
        return {};
    d->settings.setRaw(parameter, value);
    d->segment.control().live[parameter.value].store(value, std::memory_order_relaxed);
    writeWanted(d->segment, d->settings);
    if (described.acts == Acts::live)
        d->collector->addMarker({.time = d->now(), .parameter = parameter, .from = before, .to = value});
    d->host->liveChanged();
    return {};
}

void RunSession::requestStop()
{
    if (isOver())
        return;
    d->interrupted = true;
    d->host->requestStop();
}

Report RunSession::report() const
{
    ReportInput input{
        .settings = d->request.settings,
        .segment = d->segment,
        .view = view(),
        .machine = d->ended >= 0 ? d->machineAtEnd : d->watch.facts(),
        .capture = captureFacts(d->collector->status()),
        .startedMonotonic = d->segment.header().originMonotonic,
        .startedUtc = d->startedUtc,
        .duration = now(),
        .interrupted = d->interrupted,
        .refusals = {},
        .errorKey = d->error ? d->error->toString() : std::string(),
        .sums = &d->sums,
    };
    for (const Refusal &refusal : d->host->refusals())
        input.refusals.emplace_back(refusal.what, refusal.why);
    return buildReport(input);
}

} // namespace interleave
