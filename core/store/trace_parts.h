// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/column.h"
#include "core/store/reclaimer.h"
#include "core/store/slice_table.h"
#include "core/store/trace_store.h"

#include <atomic>
#include <memory>
#include <vector>

namespace interleave {

/// One row of the trace: its slices or its points.
struct Track
{
    explicit Track(TrackInfo i) : info(std::move(i)), slices(info.kind) {}

    const TrackInfo info;
    SliceTable slices;
    Column<Point> points;
    bool dirty = false; ///< writer: something to publish
};

/// What a TraceStore is made of. Readers reach columns, tables and `watermark`; the rest is the writer's.
struct TraceStore::Parts
{
    Column<Track *, 64> tracks;
    Column<TrialRow> trials;
    Column<MarkerRow, 64> markers;
    Column<StretchRow, 64> stretches;
    Column<SwitchRow> switches;
    Column<EventRow> events;
    Column<FlowRow> flows;
    Column<LossRow, 64> losses;
    std::atomic<Nanos> watermark{0}; ///< release in publish(), acquire in view()
    Reclaimer reclaimer;

    // writer
    std::vector<std::unique_ptr<Track>> owned;
    std::vector<Track *> dirty;
    std::uint64_t slicesInDetail = 0;
    std::uint64_t detailLimit = 0;

    Track &touched(TrackId id);
    void dropOldDetail();
};

} // namespace interleave
