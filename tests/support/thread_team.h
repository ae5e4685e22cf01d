// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/store/trace_store.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace interleave::test {

/// Runs a workload's roles as threads of the test itself, with what host and session would do around them: lanes, start gate, wanted numbers,
/// the call when a worker has ended. Enough for the logic of rounds, locks and sums; host and start methods have tests of their own.
class ThreadTeam
{
public:
    ThreadTeam(const ExperimentInfo &experiment, std::initializer_list<std::pair<std::string_view, std::string_view>> values) :
        settings(experiment), segment(std::move(*Segment::create()))
    {
        for (const auto &[name, text] : values) {
            const auto set = settings.set(name, text);
            EXPECT_TRUE(set) << name << '=' << text;
        }
        ControlWords &control = segment.control();
        for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i)
            control.live[i].store(settings.raw({i}));
        control.roundsWanted.store(experiment.find("trials").isValid() ? static_cast<std::uint32_t>(settings.integer("trials")) : 1);
        writeWanted();
        if (auto prepared = workload().prepare(segment, settings); !prepared)
            ADD_FAILURE() << prepared.error().toString();
    }
    ~ThreadTeam()
    {
        stop();
        join();
    }

    const Workload &workload() const { return *settings.experiment().workload; }

    void start()
    {
        if (!workload().gated(settings))
            openGate();
        for (const PlannedStart &planned : workload().plan(settings)) {
            begin(planned.role, planned.number, planned.method);
            if (planned.afterPreviousEnded)
                m_workers.back().thread.join();
        }
        openGate();
    }

    void setLive(std::string_view name, std::string_view text)
    {
        const ParameterId id = settings.experiment().find(name);
        ASSERT_TRUE(settings.set(name, text));
        segment.control().live[id.value].store(settings.raw(id));
        writeWanted();
        announce();
        for (std::uint32_t role = 0; role < maxRoles; ++role) {
            for (unsigned number = 0; number < segment.control().wanted[role].load(); ++number) {
                if (!isThere(role, number))
                    begin(role, number, StartMethod::thread);
            }
        }
    }

    void stop()
    {
        segment.control().stop.store(1);
        announce();
    }

    /// Waits until every worker has ended by itself.
    void join()
    {
        for (Worker &worker : m_workers) {
            if (worker.thread.joinable())
                worker.thread.join();
        }
    }

    /// Yields until `condition` holds; fails the test after a minute.
    static void until(const std::function<bool()> &condition)
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (!condition()) {
            ASSERT_LT(std::chrono::steady_clock::now(), deadline);
            std::this_thread::yield();
        }
    }

    /// Takes the records of finished rounds over, as the collector would; returns how many there have been. Without it the record ring fills up.
    std::size_t collect() const
    {
        const std::uint64_t head = segment.header().trialHead.load(std::memory_order_acquire);
        for (std::uint64_t i = m_trials.size(); i < head; ++i) {
            const TrialRecord &record = segment.trialSlot(i);
            m_trials.push_back({.range = {static_cast<Nanos>(record.beginStamp), static_cast<Nanos>(record.endStamp)},
                .expected = record.expected,
                .actual = record.actual,
                .operations = record.operations,
                .stores = record.stores,
                .lost = record.lost,
                .number = record.number,
                .flags = record.flags});
        }
        segment.header().trialTail.store(head, std::memory_order_release);
        return m_trials.size();
    }
    /// The rounds so far. Times are raw stamps.
    const std::vector<TrialRow> &trials() const
    {
        collect();
        return m_trials;
    }

    std::uint64_t sum(std::function<std::uint64_t(const WorkerCounters &)> what) const
    {
        std::uint64_t total = 0;
        for (std::uint32_t i = 0; i < segment.laneCount(); ++i)
            total += what(segment.lane({i}).counters);
        return total;
    }

    Settings settings;
    Segment segment;

    /// Finds or makes the worker's lane; before a fork, in the parent.
    LaneId laneFor(unsigned role, unsigned number)
    {
        for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
            if (segment.lane({i}).role == role && segment.lane({i}).number == number)
                return {i};
        }
        const std::uint32_t index = segment.laneCount();
        LaneSlot &slot = segment.lane({index});
        slot.role = static_cast<std::uint16_t>(role);
        slot.number = static_cast<std::uint16_t>(number);
        slot.ringCapacity = Segment::ringCapacity({index});
        segment.header().laneCount.store(index + 1, std::memory_order_release);
        return {index};
    }
    /// The role's body as one worker of its own, in the calling thread, for tests that fork. Its lane must be there.
    void workAs(unsigned role, unsigned number, StartMethod method)
    {
        const LaneId lane = laneFor(role, number);
        segment.lane(lane).startMethod = method;
        work(lane, role, number, method);
    }
    void openGate()
    {
        segment.control().gateStamp.store(readStamp(segment.header().stampSource));
        segment.control().gate.store(1, std::memory_order_release);
        futexWake(segment.control().gate);
    }

private:
    struct Worker
    {
        unsigned role, number;
        std::shared_ptr<std::atomic<bool>> ended;
        std::thread thread;
    };

    void writeWanted()
    {
        const auto wanted = workload().wanted(settings);
        for (std::uint32_t role = 0; role < maxRoles; ++role)
            segment.control().wanted[role].store(wanted[role]);
    }
    void announce()
    {
        segment.announce();
        workload().controlChanged(segment);
    }
    bool isThere(unsigned role, unsigned number) const
    {
        for (const Worker &worker : m_workers) {
            if (worker.role == role && worker.number == number && !worker.ended->load())
                return true;
        }
        return false;
    }
    void work(LaneId lane, unsigned role, unsigned number, StartMethod method)
    {
        Probe probe(segment, lane, readStamp(segment.header().stampSource));
        WorkerContext context{.segment = segment, .probe = probe, .settings = settings, .role = role, .number = number, .method = method};
        workload().work(context);
    }
    void begin(unsigned role, unsigned number, StartMethod method)
    {
        const LaneId lane = laneFor(role, number);
        segment.lane(lane).startMethod = StartMethod::thread;
        auto ended = std::make_shared<std::atomic<bool>>(false);
        std::thread thread([this, lane, role, number, method, ended] {
            work(lane, role, number, method);
            workload().workerGone(segment, role, number);
            *ended = true;
        });
        m_workers.push_back({role, number, ended, std::move(thread)});
    }

    std::vector<Worker> m_workers;
    mutable std::vector<TrialRow> m_trials;
};

} // namespace interleave::test
