// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/gil.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/gil_worker.h"
#include "core/shm/futex.h"

namespace interleave {

namespace {

class GilWorkload : public Workload
{
public:
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        const bool processes = engineOf(settings) == GilEngine::processes;
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < wanted(settings)[0]; ++number)
            starts.push_back({.role = 0, .number = number, .method = processes ? StartMethod::fork : StartMethod::thread});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("workers"))}; }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        auto *root = segment.allocate<GilRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"gil", "the segment is full"}};
        const GilEngine engine = engineOf(settings);
        const unsigned locks = engine == GilEngine::processes ? mostGilWorkers : hasGil(engine) ? 1 : 0;
        for (unsigned i = 0; i < locks; ++i) {
            const std::string name = locks == 1 ? "GIL" : "GIL-" + std::to_string(i + 1);
            const ObjectId object = segment.addObject(ObjectKind::lock, name, static_cast<std::uint32_t>(LockKind::gil));
            if (!object.isValid())
                return Error{ErrorCode::startFailed, {"gil", "the segment is full"}};
            root->objects[i].store(object.value, std::memory_order_relaxed);
        }
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override { GilWorker(context, *context.segment.root<GilRoot>()).run(); }

    void workerGone(const Segment &segment, unsigned, unsigned number) const override
    {
        auto *root = segment.root<GilRoot>();
        if (!root)
            return;
        for (std::uint32_t lane = 0; lane < segment.laneCount(); ++lane) {
            if (segment.lane({lane}).number != number)
                continue;
            for (GilShared &gil : root->gils)
                gilWorkerGone(gil, {lane});
        }
        if (number == 0)
            root->together.store(1, std::memory_order_release); // without a yardstick, but nobody waits for it
        ring(*root);
    }

    void controlChanged(const Segment &segment) const override
    {
        auto *root = segment.root<GilRoot>();
        if (!root)
            return;
        for (GilShared &gil : root->gils)
            ringGil(gil);
        ring(*root);
    }

private:
    static GilEngine engineOf(const Settings &settings) { return static_cast<GilEngine>(settings.integer("engine")); }
    static void ring(GilRoot &root)
    {
        root.bell.fetch_add(1, std::memory_order_release);
        futexWake(root.bell);
    }
};

} // namespace

ExperimentInfo gilExperiment()
{
    ExperimentInfo info;
    info.id = "gil";
    info.topic = Topic::threadsAndLocks;
    info.endless = true;
    info.parameters = {
        integerParameter("workers", Acts::live, 1, mostGilWorkers, 2),
        choiceParameter("engine", Acts::atStart, {"gil", "native-threads", "processes", "gil-old", "free-threaded"}),
        choiceParameter("work", Acts::atStart, {"own-number", "shared-counter", "counter-with-call", "c-call", "c-call-releasing"}),
        choiceParameter("check", Acts::atStart, {"jumps-and-calls", "every-bytecode"}),
        realParameter("call_ms", Acts::atStart, 0.1, 200, 20, "ms"),
        realParameter("switch_interval_ms", Acts::live, 0.1, 100, 5, "ms"),
        switchParameter("releases_for_io", Acts::live, false),
    };
    for (Parameter &parameter : info.parameters)
        parameter.logarithmic = parameter.type == ParameterType::real;
    addPlacement(info.parameters);
    info.measures = {"cpu_percent", "cores_used", "speedup", "handovers", "turn_ns", "phases", "loops_per_s", "loops_per_s_alone", "holders_max",
        "updates", "lost", "atomic_count_price"};
    info.charts = {ChartKind::throughput, ChartKind::lockContention};
    info.presets = {
        {"as-printed", {{"workers", "2"}, {"engine", "gil"}}},
        {"native", {{"workers", "2"}, {"engine", "native-threads"}}},
        {"counter-before-3-10", {{"work", "shared-counter"}, {"check", "every-bytecode"}}},
        {"counter-since-3-10", {{"work", "shared-counter"}}},
        {"counter-with-call", {{"work", "counter-with-call"}}},
        {"extension", {{"work", "c-call-releasing"}}},
    };
    info.workload = std::make_shared<GilWorkload>();
    return info;
}

} // namespace interleave
