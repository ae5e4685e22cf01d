// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/flow_tracker.h"

#include <algorithm>

namespace interleave {

namespace {

/// 50 MB of them.
constexpr std::uint64_t mostRows = 1'000'000;

} // namespace

void FlowTracker::addChannel(const ObjectInfo &channel)
{
    m_channels.push_back({channel.id, nullptr});
}

void FlowTracker::onEvent(const TraceEvent &event)
{
    const bool sent = event.kind == EventKind::sendEnd;
    if ((!sent && event.kind != EventKind::receiveEnd) || m_rows >= mostRows)
        return;
    const auto channel = std::find_if(
        m_channels.begin(), m_channels.end(), [&](const Channel &candidate) { return candidate.object.value == (event.argument & objectMask); });
    const std::uint64_t number = event.more[0].value;
    if (channel == m_channels.end() || number == none)
        return;
    if (!channel->waiting)
        channel->waiting = std::make_unique<Half[]>(halves);
    Half &half = channel->waiting[number % halves];
    if (half.number != number || half.sent == sent) {
        half = {number, event.time, event.lane, sent};
        return;
    }
    // Who sends may come back from the call after the other has got it.
    const Half other = half;
    half.number = none;
    const Nanos received = sent ? other.time : event.time;
    m_told = std::max(m_told, event.time);
    ++m_rows;
    m_store.append(FlowRow{.sent = std::min(sent ? event.time : other.time, received),
        .received = received,
        .told = m_told,
        .number = number,
        .from = sent ? event.lane : other.lane,
        .to = sent ? other.lane : event.lane,
        .object = channel->object});
}

} // namespace interleave
