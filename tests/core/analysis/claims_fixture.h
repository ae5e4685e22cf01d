// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/claims/claims.h"

#include <gtest/gtest.h>

#include <memory>

namespace interleave {

/// A run that never was: its segment, trace and reports are made up, so that claims can be seen to fail. One stamp is a nanosecond here.
class ClaimsTest : public ::testing::Test
{
protected:
    explicit ClaimsTest(const ExperimentInfo &info) :
        experiment(info), settings(experiment), segment(std::move(*Segment::create())), store(TraceStore::create())
    {
        segment.header().originStamp = 0;
        segment.header().nanosPerStamp = 1.0;
        machine.coresUsable = 2;
        machine.cpusAllowed = {0, 1};
    }

    void set(std::string_view name, std::string_view text) { ASSERT_TRUE(settings.set(name, text)); }

    /// Lives from `first` to `ended` (-1: still).
    WorkerReport &addWorker(unsigned role, unsigned number, StartMethod method, Nanos asked, Nanos first, Nanos ended)
    {
        const LaneId id{segment.laneCount()};
        LaneSlot &lane = segment.lane(id);
        lane.role = static_cast<std::uint16_t>(role);
        lane.number = static_cast<std::uint16_t>(number);
        lane.startMethod = method;
        segment.header().laneCount.store(id.value + 1);
        WorkerReport worker;
        worker.lane = id;
        worker.created = asked;
        worker.firstRun = first;
        if (ended >= 0)
            worker.ended = ended;
        worker.stretches = {{.lane = id, .stretch = 1, .method = method, .asked = asked, .first = first, .ended = ended}};
        workers.push_back(std::move(worker));
        return workers.back();
    }
    void addMarker(Nanos time, std::string_view parameter, std::string_view to)
    {
        const ParameterId id = experiment.find(parameter);
        store->append(MarkerRow{time, id, settings.raw(id), *parseValue(experiment.parameter(id), to)});
    }

    ClaimResult judge()
    {
        store->publish(duration);
        return evaluate({settings, segment, store->view(), machine, workers, locks, queues, outcome, duration, interrupted});
    }
    /// 1 holds, 0 fails, -1 cannot be decided.
    int verdictOf(std::string_view claim)
    {
        for (const Check &check : judge().checks) {
            if (check.claim == claim) {
                why = check.why;
                return check.ok ? *check.ok : -1;
            }
        }
        ADD_FAILURE() << "no claim " << claim;
        return -2;
    }

    ExperimentInfo experiment;
    Settings settings;
    Segment segment;
    std::shared_ptr<TraceStore> store;
    MachineFacts machine;
    std::vector<WorkerReport> workers;
    std::vector<LockReport> locks;
    std::vector<QueueReport> queues;
    Outcome outcome;
    Nanos duration = 1'000'000'000;
    bool interrupted = false;
    std::string why; ///< of the claim asked for last
};

} // namespace interleave
