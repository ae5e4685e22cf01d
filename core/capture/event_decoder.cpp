// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/event_decoder.h"

#include <algorithm>

namespace interleave {

namespace {

/// A stamp may be a little ahead of the reader's clock: they are read on different cores, and the conversion errs by nanoseconds.
constexpr Nanos clockSlack = 1'000'000;

} // namespace

void EventDecoder::decode(std::span<const Event> records, const ClockMap &clock, Nanos now, std::vector<TraceEvent> &out)
{
    std::vector<Event> joined;
    if (!m_rest.empty()) {
        joined.swap(m_rest);
        joined.insert(joined.end(), records.begin(), records.end());
        records = joined;
    }
    for (std::size_t i = 0; i < records.size();) {
        const Event &head = records[i];
        const auto kind = static_cast<EventKind>(head.kind);
        if (kind == EventKind::none || kind == EventKind::more || kind >= EventKind::count) {
            ++m_malformed;
            ++i;
            continue;
        }
        const std::size_t wanted = infoOf(kind).moreSlots;
        std::size_t there = 0;
        while (there < wanted && i + 1 + there < records.size() && records[i + 1 + there].kind == static_cast<std::uint16_t>(EventKind::more))
            ++there;
        if (there < wanted) {
            if (i + 1 + there == records.size()) {
                m_rest.assign(records.begin() + static_cast<std::ptrdiff_t>(i), records.end());
                return;
            }
            ++m_malformed;
            i += 1 + there;
            continue;
        }
        take(head, records.subspan(i + 1, wanted), clock, now, out);
        i += 1 + wanted;
    }
}

void EventDecoder::take(const Event &head, std::span<const Event> more, const ClockMap &clock, Nanos now, std::vector<TraceEvent> &out)
{
    TraceEvent event{
        .time = clock.toRun(head.stamp), .lane = m_lane, .argument = head.argument, .kind = static_cast<EventKind>(head.kind), .cpu = head.cpu};
    if (event.time < -clockSlack || event.time > now + clockSlack) {
        ++m_malformed;
        return;
    }
    event.time = std::max<Nanos>(0, event.time);
    event.begin = event.time;
    for (std::size_t i = 0; i < more.size(); ++i)
        event.more[i] = {more[i].stamp, more[i].argument};
    if (event.kind == EventKind::lost)
        event.begin = std::min(m_last, event.time);
    else if (event.kind == EventKind::lockSummary)
        event.begin = std::clamp<Nanos>(clock.toRun(event.more[0].value), 0, event.time);
    m_last = std::max(m_last, event.time);
    out.push_back(event);
}

} // namespace interleave
