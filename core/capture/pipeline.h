// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture_choice.h"
#include "core/capture/event_decoder.h"
#include "core/capture/event_merger.h"
#include "core/capture/loss_ledger.h"
#include "core/capture/self_sched_source.h"
#include "core/shm/segment.h"
#include "core/trackers/flow_tracker.h"
#include "core/trackers/lock_tracker.h"
#include "core/trackers/outcome_tracker.h"
#include "core/trackers/process_tracker.h"
#include "core/trackers/queue_tracker.h"
#include "core/trackers/sampler.h"
#include "core/trackers/sched_tracker.h"
#include "core/trackers/task_tracker.h"

#include <deque>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace interleave {

/// From rings and kernel records to the store, one pass at a time: read the directory, drain, merge, tell the trackers, publish. No thread of its
/// own; whoever calls it is the store's one writer and the rings' one reader.
class Pipeline : private MergeSink, private ProcessTracker::Listener
{
public:
    struct Options
    {
        std::vector<int> cpus;
        int guardPid = 0;
        bool keepEvents = false;
        std::size_t parameterCount = 0;
    };

    Pipeline(const Options &options, const Segment &segment, OpenedCapture capture, std::shared_ptr<TraceStore> store);
    ~Pipeline() override;

    /// Takes in what has arrived and publishes what is complete.
    void pass();
    /// The last pass: nothing more will come, so that nothing is waited for. Closes the kernel's sources.
    void finish();
    /// A marker that was not stamped by a worker.
    void addMarker(const MarkerRow &row);

    std::vector<int> wakeFds() const;
    std::uint64_t events() const; ///< probe records and kernel records read
    std::uint64_t lost() const { return m_ledger.total(); }
    std::uint64_t workerEvents() const { return m_workerEvents; }
    std::uint64_t switches() const { return m_sched.switches(); }
    Nanos workersRan() const { return m_sched.ranSoFar(); }
    std::uint64_t lateRecords() const { return m_merger.late(); }

private:
    struct Lane
    {
        Lane(const Segment &segment, LaneId lane, EventMerger::StreamId s) :
            id(lane), reader(segment.lane(lane), segment.records(lane), Segment::ringCapacity(lane)), decoder(lane), stream(s)
        {}
        LaneId id;
        RingReader reader;
        EventDecoder decoder;
        EventMerger::StreamId stream;
        bool quiet = false; ///< has no worker, and its ring has been read to the end
    };
    struct KernelStream
    {
        SchedSource *source;
        std::size_t index;
        EventMerger::StreamId stream;
    };

    bool mayPass(const SchedRecord &record) override;
    void onSched(const SchedRecord &record) override;
    void onEvent(const TraceEvent &event) override;
    void laneFound(LaneId lane, const std::string &name) override;
    void workerFound(const StretchRow &row) override;
    void workerGone(const StretchRow &row) override;

    bool isSelfMeasured() const { return m_capture.mode == CaptureMode::self || m_capture.mode == CaptureMode::probes; }
    void findObjects();
    void drainLanes();
    void drainKernel();
    void keepClock();
    void takeSamples();
    void sampleAtMarker(Nanos time);
    std::uint32_t liveWorkers() const;
    Nanos whileAlive(Nanos time) const;
    void keep(const EventRow &row);
    void sumLosses();
    void tell(Nanos until);
    void endLanes(Nanos told);

    const Segment &m_segment;
    Options m_options;
    OpenedCapture m_capture;
    std::shared_ptr<TraceStore> m_store;
    ClockMap m_clock;
    EventMerger m_merger;
    LossLedger m_ledger;
    SchedTracker m_sched;
    LockTracker m_locks;
    QueueTracker m_queues;
    FlowTracker m_flows;
    TaskTracker m_tasks;
    OutcomeTracker m_outcome;
    ProcessTracker m_processes;
    Sampler m_sampler;
    SelfSchedSource m_self;

    std::deque<Lane> m_lanes;             ///< in the order in which they were found
    std::vector<std::size_t> m_laneIndex; ///< of a lane number in it
    std::vector<KernelStream> m_kernel;
    std::vector<StretchRow> m_gone; ///< ended by the directory's word, while their last events are still to be told
    std::uint32_t m_objectCount = 0;
    std::unordered_set<std::int32_t> m_notWorkers; ///< threads that were given their time to claim a lane
    Nanos m_now = 0;                               ///< when this pass began
    bool m_finishing = false;
    Nanos m_lastRates = 0;
    Nanos m_lastLost = 0;
    bool m_anyWorker = false; ///< there has been one
    Nanos m_allKnownAt = 0;   ///< the last look at which nobody was awaited
    Nanos m_lastEnded = 0;    ///< of the workers that are gone
    std::uint64_t m_keptEvents = 0;
    Nanos m_lastHeaderPair = 0;
    std::uint64_t m_passes = 0;
    std::uint64_t m_workerEvents = 0;
    std::uint64_t m_kernelRecords = 0; ///< of sources that have been closed
    std::vector<Event> m_batch;
    std::vector<TraceEvent> m_decoded;
    std::vector<SchedRecord> m_records;
};

} // namespace interleave
