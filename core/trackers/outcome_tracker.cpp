// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/outcome_tracker.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

namespace interleave {

namespace {

/// A worker may write any number of a series: beyond these they are not kept.
constexpr std::uint32_t mostSeries = 64;

} // namespace

std::span<const TrialRow> OutcomeTracker::poll(const ClockMap &clock)
{
    SegmentHeader &header = m_segment.header();
    const std::uint64_t head = header.trialHead.load(std::memory_order_acquire); // release: the round's last worker
    const std::uint64_t waiting = std::min<std::uint64_t>(head - m_read, trialSlots);
    m_fresh.clear();
    for (std::uint64_t i = 0; i < waiting; ++i) {
        const TrialRecord record = m_segment.trialSlot(m_read + i);
        const Nanos begin = clock.toRun(record.beginStamp);
        m_fresh.push_back(TrialRow{.range = {begin, std::max(begin, clock.toRun(record.endStamp))},
            .expected = record.expected,
            .actual = record.actual,
            .operations = record.operations,
            .stores = record.stores,
            .lost = record.lost,
            .number = record.number,
            .flags = record.flags});
        m_store.append(m_fresh.back());
    }
    m_read += waiting;
    header.trialTail.store(m_read, std::memory_order_release); // acquire: workers
    return m_fresh;
}

bool OutcomeTracker::onEvent(const TraceEvent &event)
{
    if (event.kind == EventKind::marker) {
        if (event.argument >= m_parameterCount)
            return false;
        m_store.append(MarkerRow{.time = event.time, .parameter = {event.argument}, .from = event.more[1].value, .to = event.more[0].value});
        return true;
    }
    if (event.kind == EventKind::value && event.argument < mostSeries) {
        const auto value = std::bit_cast<double>(event.more[0].value);
        if (!std::isfinite(value))
            return false;
        Series &series = m_series[event.argument];
        if (!series.track.isValid())
            series.track = m_store.addTrack({.kind = TrackKind::series, .name = "value/" + std::to_string(event.argument)});
        series.last = std::max(series.last, event.time);
        m_store.append(series.track, Point{series.last, value});
    }
    return false;
}

} // namespace interleave
