// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/forgotten_release.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/forgotten_release_worker.h"

#include <array>
#include <new>

namespace interleave {

namespace {

class ForgottenRelease : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod method) const override
    {
        return role == forgottenDetector ? "Detector" : Workload::laneName(role, number, method);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < forgottenWorkers; ++number)
            starts.push_back({.role = forgottenWorker, .number = number, .method = startMethodOf(settings)});
        starts.push_back({.role = forgottenDetector, .number = 0, .method = startMethodOf(settings)});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &) const override { return {forgottenWorkers, 1}; }

    Result<void> prepare(const Segment &segment, const Settings &) const override
    {
        void *memory = segment.allocate(sizeof(ForgottenReleaseRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"forgotten-release", "the segment is full"}};
        auto *root = new (memory) ForgottenReleaseRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        const auto lock = owned_mutex::create(segment, "lock");
        if (!lock)
            return lock.error();
        root->lock.store(lock->value, std::memory_order_relaxed);
        return {};
    }

    void work(WorkerContext &context) const override
    {
        ForgottenReleaseRoot &root = *context.segment.root<ForgottenReleaseRoot>();
        if (context.role == forgottenWorker) {
            ForgottenReleaseWorker(context, root).run();
            return;
        }
        const std::array locks{ObjectId{root.lock.load(std::memory_order_relaxed)}};
        context.waitAtGate();
        watchForStuck(context, root.stuck, locks);
    }

    /// The lock of a worker that has ended stays as it is: that is what is studied. When no worker is left, the run is over.
    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<ForgottenReleaseRoot>();
        if (!root || role != forgottenWorker)
            return;
        const std::uint32_t gone = root->gone.load(std::memory_order_relaxed) | (1u << number);
        root->gone.store(gone, std::memory_order_relaxed);
        if (gone == (1u << forgottenWorkers) - 1) {
            segment.control().finished.store(1, std::memory_order_release);
            segment.announce();
        }
        ringDetector(segment);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<ForgottenReleaseRoot>()) {
            owned_mutex::ring(segment, {root->lock.load(std::memory_order_relaxed)});
            ringDetector(segment);
        }
    }
};

} // namespace

ExperimentInfo forgottenReleaseExperiment()
{
    ExperimentInfo info;
    info.id = "forgotten-release";
    info.topic = Topic::threadsAndLocks;
    info.parameters = {
        choiceParameter("guard", Acts::atStart, {"none", "raii"}),
        choiceParameter("exit", Acts::atStart, {"exception", "early-return"}),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"blocked_workers", "detected_after_ns", "owner", "lock", "entries_done", "entries_wanted"};
    info.charts = {ChartKind::waitGraph};
    info.presets = {
        {"by-hand", {{"guard", "none"}, {"exit", "exception"}}},
        {"with-lock", {{"guard", "raii"}, {"exit", "exception"}}},
    };
    info.workload = std::make_shared<ForgottenRelease>();
    return info;
}

} // namespace interleave
