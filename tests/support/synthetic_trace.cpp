// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synthetic_trace.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace interleave {

namespace {

/// Appends to one track, in order.
class Pen
{
public:
    Pen(TraceStore &store, TrackInfo info) : m_store(store), m_track(store.addTrack(std::move(info))) {}

    Nanos at() const { return m_at; }
    void draw(Nanos begin, Nanos end, SliceState state, LaneId who = {}, std::uint32_t what = UINT32_MAX, unsigned flags = 0)
    {
        begin = std::max(begin, m_at);
        if (end <= begin)
            return;
        Slice slice;
        slice.begin = begin;
        slice.end = end;
        slice.state = state;
        slice.who = who;
        slice.what = what;
        slice.flags = static_cast<std::uint8_t>(flags);
        m_store.append(m_track, slice);
        m_at = end;
    }
    void fill(Nanos end, SliceState state, std::uint32_t what = UINT32_MAX, unsigned flags = 0) { draw(m_at, end, state, {}, what, flags); }
    TrackId track() const { return m_track; }

private:
    TraceStore &m_store;
    TrackId m_track;
    Nanos m_at = 0;
};

std::string threadName(unsigned number)
{
    return "Thread-" + std::to_string(number);
}

void drawEveryShape(TraceStore &store, unsigned lane, Nanos length)
{
    Pen pen(store, {.kind = TrackKind::worker, .name = threadName(lane + 1), .lane = LaneId{lane}});
    const std::pair<SliceState, unsigned> shapes[] = {{SliceState::running, 0}, {SliceState::running, softBegin | softEnd},
        {SliceState::running, spinning}, {SliceState::runnable, 0}, {SliceState::lock, slept}, {SliceState::queue, slept}, {SliceState::io, 0},
        {SliceState::sleep, 0}, {SliceState::other, 0}, {SliceState::lost, 0}, {SliceState::pipe, softEnd}, {SliceState::runnable, softBegin}};
    const Nanos step = length / 24;
    for (unsigned i = 0; pen.at() < length; ++i) {
        const auto &[state, flags] = shapes[i % std::size(shapes)];
        pen.fill(pen.at() + step, state, 0, flags);
    }
}

} // namespace

std::shared_ptr<TraceStore> SyntheticTrace::make() const
{
    auto store = TraceStore::create();
    std::mt19937 random(seed);
    const auto between = [&](Nanos low, Nanos high) { return low + static_cast<Nanos>(random() % static_cast<std::uint64_t>(high - low)); };

    std::vector<Pen> onCore;
    for (unsigned i = 0; i < cores; ++i)
        onCore.emplace_back(*store, TrackInfo{.kind = TrackKind::core, .name = std::to_string(i), .core = CoreId{i}});
    std::vector<Pen> lanes;
    for (unsigned i = 0; i < workers; ++i) {
        lanes.emplace_back(*store, TrackInfo{.kind = TrackKind::worker, .name = threadName(i + 1), .lane = LaneId{i}});
        StretchRow stretch;
        stretch.lane = LaneId{i};
        stretch.pid = processes ? 41207 + static_cast<std::int32_t>(i) : 41207;
        stretch.tid = 41208 + static_cast<std::int32_t>(i);
        store->append(stretch);
    }
    const ObjectId lock{0};
    const bool locks = lockAt < length;
    std::vector<Pen> lockRows;
    if (locks) {
        lockRows.emplace_back(*store, TrackInfo{.kind = TrackKind::lockHolder, .name = "balance", .object = lock});
        for (std::uint32_t row = 0; row < 2; ++row)
            lockRows.emplace_back(*store, TrackInfo{.kind = TrackKind::lockWaiter, .name = "balance", .object = lock, .row = row});
    }

    // Turns on the cores: who is not on one wants one, or waits for the lock.
    std::vector<Nanos> freeAt(cores, 0);
    std::vector<bool> busy(workers, false);
    unsigned next = 0;
    for (Nanos now = 0; now < length;) {
        const auto core = static_cast<unsigned>(std::min_element(freeAt.begin(), freeAt.end()) - freeAt.begin());
        now = freeAt[core];
        if (now >= length)
            break;
        unsigned worker = next++ % workers;
        while (lanes[worker].at() > now)
            worker = next++ % workers;
        const bool locked = now >= lockAt;
        const Nanos turn = locked ? between(400'000, 4'000'000) : between(2'000'000, 6'500'000);
        const Nanos end = std::min(length, now + turn);
        Pen &lane = lanes[worker];
        if (locked && random() % 4)
            lane.fill(now, SliceState::lock, lock.value, slept);
        else
            lane.fill(now, SliceState::runnable);
        lane.fill(end, SliceState::running, UINT32_MAX, preempted);
        onCore[core].draw(now, end, SliceState::running, LaneId{worker});
        freeAt[core] = end;
    }
    for (Pen &lane : lanes)
        lane.fill(length, lockAt < length ? SliceState::lock : SliceState::runnable, lock.value);
    if (locks) {
        const Nanos unit = fineLock ? 4'000 : 900'000;
        unsigned holder = 0;
        for (Nanos t = lockAt + 1'000'000; t < length;) {
            const Nanos end = std::min(length, t + between(unit / 3, unit * 2));
            lockRows[0].draw(t, end, SliceState::held, LaneId{holder}, lock.value);
            for (unsigned row = 0; row < 2; ++row) {
                if (random() % 3 == 0)
                    lockRows[row + 1].draw(t, end, SliceState::waiting, LaneId{(holder + row + 1) % workers}, lock.value, slept);
            }
            holder = (holder + 1 + random() % (workers - 1)) % workers;
            t = end + (random() % 6 == 0 ? unit / 2 : 0);
        }
        MarkerRow marker;
        marker.time = lockAt;
        marker.parameter = ParameterId{0};
        marker.to = 1;
        store->append(marker);
    }
    if (queue) {
        const TrackId depth = store->addTrack({.kind = TrackKind::queueDepth, .name = "items", .object = ObjectId{1}});
        int value = 0;
        for (Nanos t = 0; t < length; t += between(100'000, 1'500'000)) {
            value = std::clamp(value + (random() % 2 ? 1 : -1), 0, 8);
            store->append(depth, Point{t, static_cast<double>(value)});
        }
    }
    if (everyShape)
        drawEveryShape(*store, workers, length);
    store->publish(length);
    return store;
}

std::shared_ptr<TraceStore> manySlices(unsigned lanes, std::uint64_t slices, Nanos length)
{
    auto store = TraceStore::create(slices + 1'000'000);
    std::mt19937 random(7);
    const std::uint64_t each = slices / lanes;
    const Nanos typical = std::max<Nanos>(2, length / static_cast<Nanos>(each));
    for (unsigned lane = 0; lane < lanes; ++lane) {
        Pen pen(*store, {.kind = TrackKind::worker, .name = threadName(lane + 1), .lane = LaneId{lane}});
        const SliceState states[] = {SliceState::running, SliceState::lock, SliceState::running, SliceState::runnable};
        for (std::uint64_t i = 0; i < each; ++i) {
            const Nanos half = typical / 2;
            const auto size = half + static_cast<Nanos>(random() % static_cast<std::uint64_t>(std::max<Nanos>(1, typical)));
            pen.fill(pen.at() + size, states[i % 4], 0, i % 4 == 1 && random() % 16 == 0 ? unsigned{slept} : 0U);
        }
        store->publish(0);
    }
    store->publish(length);
    return store;
}

} // namespace interleave
