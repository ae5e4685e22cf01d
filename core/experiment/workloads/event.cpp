// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/event.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workloads/event_setter.h"
#include "core/experiment/workloads/event_waiter.h"
#include "core/shm/futex.h"

#include <new>

namespace interleave {

namespace {

class EventWorkload : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        return role == eventSetter ? "Setter" : "Waiter-" + std::to_string(number + 1);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < wanted(settings)[eventWaiter]; ++number)
            starts.push_back({.role = eventWaiter, .number = number, .method = startMethodOf(settings)});
        starts.push_back({.role = eventSetter, .number = 0, .method = startMethodOf(settings)});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("waiters")), 1}; }

    bool replacesDead() const override { return true; }

    Result<void> check(const Settings &settings) const override
    {
        const std::string_view kind = settings.choice("kind");
        const auto refuse = [kind](std::string other) {
            return Error{ErrorCode::meaninglessCombination, {"kind=" + std::string(kind), std::move(other)}};
        };
        if (kind != "condition" && settings.choice("notify") == "one")
            return refuse("notify=one");
        if (kind != "condition" && settings.choice("check") == "if")
            return refuse("check=if");
        if (kind == "barrier" && settings.isOn("set_before_wait"))
            return refuse("set_before_wait=on");
        return {};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(EventRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"event", "the segment is full"}};
        auto *root = new (memory) EventRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        switch (static_cast<SignalKind>(settings.integer("kind"))) {
        case SignalKind::event: return event_flag::create(segment, root->event, "event");
        case SignalKind::barrier: return barrier::create(segment, root->barrier, "barrier", wanted(settings)[eventWaiter] + 1);
        case SignalKind::condition: break;
        }
        const auto mutex = owned_mutex::create(segment, "mutex");
        if (!mutex)
            return mutex.error();
        root->mutex.store(mutex->value, std::memory_order_relaxed);
        return condition::create(segment, root->condition, "condition");
    }

    void work(WorkerContext &context) const override
    {
        EventRoot &root = *context.segment.root<EventRoot>();
        if (context.role == eventSetter)
            EventSetter(context, root).run();
        else
            EventWaiter(context, root).run();
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<EventRoot>();
        if (!root || number >= mostEventWaiters)
            return;
        if (isCondition(*root)) {
            for (std::uint32_t lane = 0; lane < segment.laneCount(); ++lane) {
                const LaneSlot &slot = segment.lane({lane});
                if (slot.role == role && slot.number == number)
                    owned_mutex::recover(segment, mutexOf(*root), {lane});
            }
        }
        if (role == eventWaiter) {
            EventWaiterSlot &slot = root->waiters[number];
            const auto phase =
                static_cast<WaiterPhase>(slot.phase.exchange(static_cast<std::uint32_t>(WaiterPhase::gone), std::memory_order_seq_cst));
            const bool counted = slot.member.load(std::memory_order_relaxed) == root->opened.load(std::memory_order_relaxed);
            if (counted && phase != WaiterPhase::gone && phase != WaiterPhase::done)
                barrier::partyGone(root->barrier, phase == WaiterPhase::waiting);
        }
        ringAll(segment, *root);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<EventRoot>())
            ringAll(segment, *root);
    }

private:
    static bool isCondition(const EventRoot &root) { return root.condition.object != 0 || root.mutex.load(std::memory_order_relaxed) != 0; }
    static ObjectId mutexOf(const EventRoot &root) { return {root.mutex.load(std::memory_order_relaxed)}; }

    static void ringAll(const Segment &segment, EventRoot &root)
    {
        event_flag::ring(root.event);
        condition::ring(root.condition);
        barrier::ring(root.barrier);
        if (isCondition(root))
            owned_mutex::ring(segment, mutexOf(root));
        for (AtomicU32 *word : {&root.opened, &root.called, &root.bell})
            futexWake(*word);
        ringEventBell(root);
    }
};

} // namespace

ExperimentInfo eventExperiment()
{
    ExperimentInfo info;
    info.id = "event";
    info.topic = Topic::threadsAndLocks;
    info.parameters = {
        choiceParameter("kind", Acts::atStart, {"event", "condition", "barrier"}),
        integerParameter("waiters", Acts::atStart, 1, mostEventWaiters, 20),
        choiceParameter("notify", Acts::atStart, {"all", "one"}),
        choiceParameter("check", Acts::atStart, {"while", "if"}),
        switchParameter("set_before_wait", Acts::atStart, false),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"woken", "wake_spread_ns", "lost_wakeups", "early_wakeups", "unfounded_wakeups", "signals", "blocked_waits", "orders_seen",
        "commonest_order_share"};
    info.charts = {ChartKind::waitGraph};
    info.workload = std::make_shared<EventWorkload>();
    return info;
}

} // namespace interleave
