// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/time_slices.h"

#include "core/base/sched_attributes.h"
#include "core/experiment/busy_work.h"
#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cmath>

#include <sys/resource.h>

namespace interleave {

namespace {

/// An operation: so much work on a core.
constexpr Nanos unitNs = 100'000;

void note(WorkerContext &context, PlacementRefusal kind, int error)
{
    context.segment.lane(context.probe.lane()).placementErrno[static_cast<std::size_t>(kind)] = error;
}

/// One worker. Owned and used by it.
class TimeSliceWorker
{
public:
    explicit TimeSliceWorker(WorkerContext &context) :
        m_context(context), m_work(context.probe, context.segment), m_slice(context.settings.experiment().find("slice_ms")),
        m_sliceInForce(context.settings.raw(m_slice))
    {}

    void run()
    {
        becomeNicer();
        m_context.waitAtGate();
        const AtomicU32 &attention = m_context.segment.control().attention;
        for (;;) {
            const std::uint32_t seen = attention.load(std::memory_order_acquire);
            if (m_context.mustEnd())
                break;
            takeSlice();
            while (attention.load(std::memory_order_relaxed) == seen) {
                m_work.run([] { return unitNs; }, [&] { return attention.load(std::memory_order_relaxed) != seen; });
                bump(m_context.probe.counters().operations);
            }
        }
        m_context.probe.endWith(workerToldToStop);
    }

private:
    /// Each worker a step nicer than the one before it. The kernel takes the nicest there is for more.
    void becomeNicer()
    {
        const auto step = static_cast<int>(m_context.settings.integer("nice_spread")) * static_cast<int>(m_context.number);
        if (step == 0)
            return;
        errno = 0;
        const int now = ::getpriority(PRIO_PROCESS, 0);
        if (errno != 0 || ::setpriority(PRIO_PROCESS, 0, now + step) != 0)
            note(m_context, PlacementRefusal::nice, errno);
    }

    void takeSlice()
    {
        const RawValue wanted = m_context.live(m_slice);
        if (wanted == m_sliceInForce)
            return;
        m_sliceInForce = wanted;
        note(m_context, PlacementRefusal::slice, setTimeSlice(std::llround(realOf(wanted) * 1e6)));
    }

    WorkerContext &m_context;
    BusyWork m_work;
    ParameterId m_slice;
    RawValue m_sliceInForce;
};

class TimeSlices : public Workload
{
public:
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        const unsigned workers = wanted(settings)[0];
        const bool oneApart = settings.choice("grouping") == "one-apart";
        if (oneApart) // who is forked comes before the first thread
            starts.push_back({.number = workers - 1, .method = StartMethod::fork});
        for (unsigned number = 0; number + (oneApart ? 1 : 0) < workers; ++number)
            starts.push_back({.number = number, .method = startMethodOf(settings)});
        return starts;
    }

    Result<void> check(const Settings &settings) const override
    {
        if (settings.choice("grouping") == "alike" || settings.choice("start_method") == "thread")
            return {};
        return Error{ErrorCode::meaninglessCombination, {"grouping=one-apart", fmt::format("start_method={}", settings.choice("start_method"))}};
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("workers"))}; }

    /// They share nothing but the core.
    Result<void> prepare(const Segment &, const Settings &) const override { return {}; }

    void work(WorkerContext &context) const override { TimeSliceWorker(context).run(); }
};

} // namespace

ExperimentInfo timeSlicesExperiment()
{
    ExperimentInfo info;
    info.id = "time-slices";
    info.topic = Topic::scheduling;
    info.parameters = {
        integerParameter("workers", Acts::live, 1, mostTimeSliceWorkers, 4),
        integerParameter("nice_spread", Acts::atStart, 0, 19, 0),
        choiceParameter("grouping", Acts::atStart, {"alike", "one-apart"}),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    // The slice is what this experiment is about: it can be changed while they run. And on every machine there are fewer cores than workers.
    const auto named = [&info](std::string_view name) {
        return std::find_if(info.parameters.begin(), info.parameters.end(), [name](const Parameter &parameter) { return parameter.name == name; });
    };
    Parameter slice = *named("slice_ms");
    slice.acts = Acts::live;
    slice.placement = false;
    slice.logarithmic = true;
    info.parameters.erase(named("slice_ms"));
    info.parameters.insert(info.parameters.begin() + 2, slice);
    named("cores")->defaultValue = 1;
    info.measures = {"turn_ns", "share", "largest_share", "smallest_share", "preemptions", "tick_ns", "asked_slice_ns", "process_share"};
    info.charts = {ChartKind::turnLengths, ChartKind::throughput};
    info.endless = true;
    info.presets = {{"threads-share", {{"workers", "4"}, {"grouping", "one-apart"}}}};
    info.workload = std::make_shared<TimeSlices>();
    return info;
}

} // namespace interleave
