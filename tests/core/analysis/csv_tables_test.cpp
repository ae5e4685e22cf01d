// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/csv_tables.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace interleave {
namespace {

class CsvTables : public ::testing::Test
{
protected:
    CsvTables() : store(TraceStore::create())
    {
        report.startedMonotonic = 1'000'000;
        WorkerReport worker;
        worker.lane = LaneId{0};
        worker.name = "Thread-1";
        worker.stretches = {
            {.lane = LaneId{0}, .pid = 10, .tid = 11, .asked = 0}, {.lane = LaneId{0}, .stretch = 1, .pid = 20, .tid = 21, .asked = 50}};
        report.workers = {worker};
    }
    std::vector<std::string> lines(const std::string &file)
    {
        std::string text;
        const TraceView view = store->view();
        for (const CsvTable &table : csvTables()) {
            if (file == table.fileName)
                table.write({view, report, experiment}, [&](std::string_view piece) { text += piece; });
        }
        std::vector<std::string> all;
        std::istringstream stream(text);
        for (std::string line; std::getline(stream, line);)
            all.push_back(line);
        return all;
    }

    std::shared_ptr<TraceStore> store;
    Report report;
    ExperimentInfo experiment;
};

TEST_F(CsvTables, EachTableHasItsHeader)
{
    const std::map<std::string, std::string> headers = {
        {"slices.csv", "lane,worker,pid,tid,cpu,state,start_ns,end_ns,what"},
        {"events.csv", "ns,pid,tid,cpu,kind,object,argument"},
        {"locks.csv", "lock,state,worker,start_ns,end_ns,permille"},
        {"queues.csv", "queue,ns,depth"},
        {"switches.csv", "ns,tid,cpu,direction,preempted"},
        {"markers.csv", "ns,parameter,from,to"},
    };
    EXPECT_EQ(csvTables().size(), headers.size());
    for (const auto &[file, header] : headers) {
        const auto got = lines(file);
        ASSERT_EQ(got.size(), 1u) << file;
        EXPECT_EQ(got[0], header);
    }
}

TEST_F(CsvTables, SlicesCarryAbsoluteTimesAndTheIdsOfTheirLife)
{
    const TrackId worker = store->addTrack({.kind = TrackKind::worker, .name = "Thread-1", .lane = LaneId{0}});
    store->addTrack({.kind = TrackKind::lockHolder, .name = "a \"lock\", named", .object = ObjectId{3}});
    store->append(worker, Slice{.begin = 5, .end = 9, .cpu = 1});
    store->append(worker, Slice{.begin = 60, .end = 70, .what = 3, .state = SliceState::lock});
    store->publish(70);
    const auto got = lines("slices.csv");
    ASSERT_EQ(got.size(), 3u);
    EXPECT_EQ(got[1], "0,Thread-1,10,11,1,running,1000005,1000009,");
    EXPECT_EQ(got[2], "0,Thread-1,20,21,,lock,1000060,1000070,\"a \"\"lock\"\", named\"");
}

TEST_F(CsvTables, EventsNameTheirObject)
{
    store->addTrack({.kind = TrackKind::lockHolder, .name = "balance", .object = ObjectId{2}});
    store->append(EventRow{.time = 7, .lane = LaneId{0}, .argument = 2 | obtainContended, .kind = EventKind::lockObtain, .cpu = 0});
    store->append(EventRow{.time = 8, .lane = LaneId{0}, .argument = blockedArgument(BlockedReason::lock, 2), .kind = EventKind::blockedBegin});
    store->publish(10);
    const auto got = lines("events.csv");
    ASSERT_EQ(got.size(), 3u);
    EXPECT_EQ(got[1], "1000007,10,11,0," + std::string(infoOf(EventKind::lockObtain).name) + ",balance,1");
    EXPECT_EQ(got[2], "1000008,10,11,," + std::string(infoOf(EventKind::blockedBegin).name) + ",balance,1");
}

TEST_F(CsvTables, LocksQueuesSwitchesAndMarkers)
{
    const TrackId holder = store->addTrack({.kind = TrackKind::lockHolder, .name = "balance", .object = ObjectId{2}});
    const TrackId density = store->addTrack({.kind = TrackKind::lockDensity, .name = "balance", .object = ObjectId{2}});
    const TrackId queue = store->addTrack({.kind = TrackKind::queueDepth, .name = "letters", .object = ObjectId{4}});
    store->append(holder, Slice{.begin = 1, .end = 2, .who = LaneId{0}, .state = SliceState::held});
    store->append(density, Slice{.begin = 1, .end = 3, .what = 420, .who = LaneId{0}, .state = SliceState::density});
    store->append(queue, Point{6, 3});
    store->append(SwitchRow{.time = 9, .tid = 11, .cpu = 1, .in = false, .preempted = true});
    store->publish(10);
    report.markers = {{4, "lock", "none", "mutex"}};
    EXPECT_EQ(lines("locks.csv").at(1), "balance,held,Thread-1,1000001,1000002,");
    EXPECT_EQ(lines("locks.csv").at(2), "balance,density,Thread-1,1000001,1000003,420");
    EXPECT_EQ(lines("queues.csv").at(1), "letters,1000006,3");
    EXPECT_EQ(lines("switches.csv").at(1), "1000009,11,1,out,1");
    EXPECT_EQ(lines("markers.csv").at(1), "1000004,lock,none,mutex");
}

} // namespace
} // namespace interleave
