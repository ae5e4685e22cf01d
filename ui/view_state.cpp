// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view_state.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

constexpr std::size_t longestHistory = 100;
constexpr Nanos widestFollowWidth = 10'000'000'000; ///< of a trace that is shorter than this
constexpr Nanos defaultFollowWidth = 200'000'000;   ///< 200 ms: a slice of the scheduler is about 20 pixels wide

} // namespace

ViewState::ViewState(QObject *parent) : QObject(parent)
{
    m_now.window = following(0);
}

bool ViewState::isPinned(TrackId track) const
{
    return std::find(m_now.pinned.begin(), m_now.pinned.end(), track) != m_now.pinned.end();
}

TimeRange ViewState::clamped(TimeRange window) const
{
    const Nanos longest = std::max(m_trace.length(), narrowest);
    const Nanos length = std::clamp(window.length(), narrowest, longest);
    if (length != window.length()) {
        // Too narrow or too wide: keep its middle.
        const Nanos middle = window.begin + window.length() / 2;
        window = {middle - length / 2, middle - length / 2 + length};
    }
    const Nanos latest = m_trace.begin + longest - length;
    const Nanos begin = std::clamp(window.begin, m_trace.begin, std::max(m_trace.begin, latest));
    return {begin, begin + length};
}

TimeRange ViewState::following(Nanos width) const
{
    if (width <= 0)
        width = defaultFollowWidth;
    // A run shorter than the window grows into it from the left, so that nothing is rescaled while it starts.
    const Nanos begin = std::max(m_trace.begin, m_trace.end - width);
    return {begin, begin + width};
}

void ViewState::setTrace(TimeRange trace)
{
    const Moment before = m_now;
    m_trace = trace;
    if (m_now.following && !m_frozen)
        m_now.window = following(m_now.window.length());
    else if (!m_now.following && m_now.window.isEmpty())
        m_now.window = clamped(trace);
    announce(before);
}

void ViewState::reset()
{
    const Moment before = m_now;
    const bool wasFrozen = std::exchange(m_frozen, false);
    m_now = {};
    m_trace = {};
    m_past.clear();
    m_future.clear();
    m_gesture = 0;
    m_now.window = following(0);
    announce(before);
    if (wasFrozen)
        Q_EMIT frozenChanged(false);
    if (before.following == m_now.following)
        Q_EMIT followingChanged(m_now.following); // a new run: whoever waits for it starts afresh
    setScroll(0);
    Q_EMIT historyChanged();
}

void ViewState::become(Moment next, int gesture)
{
    if (next == m_now)
        return;
    const bool continues = gesture != 0 && gesture == m_gesture;
    m_gesture = gesture;
    const Moment before = std::exchange(m_now, std::move(next));
    if (!continues) {
        m_past.push_back(before);
        if (m_past.size() > longestHistory)
            m_past.erase(m_past.begin());
        m_future.clear();
        Q_EMIT historyChanged();
    }
    announce(before);
}

void ViewState::announce(const Moment &before)
{
    const Moment now = m_now; // a listener may change us again
    if (now.window != before.window)
        Q_EMIT windowChanged(now.window);
    if (now.following != before.following)
        Q_EMIT followingChanged(now.following);
    if (now.range != before.range)
        Q_EMIT selectedRangeChanged();
    if (now.slice != before.slice)
        Q_EMIT selectedSliceChanged();
    if (now.pinned != before.pinned)
        Q_EMIT pinnedChanged();
}

void ViewState::setWindow(TimeRange window, int gesture)
{
    Moment next = m_now;
    next.window = clamped(window);
    next.following = false;
    become(std::move(next), gesture);
}

void ViewState::setFollowing(bool on)
{
    if (on == m_now.following)
        return;
    Moment next = m_now;
    next.following = on;
    if (on && !m_frozen)
        next.window = following(m_now.window.length());
    become(std::move(next), 0);
}

void ViewState::setFollowWidth(Nanos width, int gesture)
{
    Moment next = m_now;
    next.window = following(std::clamp(width, narrowest, std::max(m_trace.length(), widestFollowWidth)));
    next.following = true;
    become(std::move(next), gesture);
}

void ViewState::setFrozen(bool on)
{
    if (on == m_frozen)
        return;
    m_frozen = on;
    Q_EMIT frozenChanged(on);
    if (!on)
        setTrace(m_trace);
}

void ViewState::selectRange(std::optional<TimeRange> range, int gesture)
{
    if (range && range->isEmpty())
        range.reset();
    Moment next = m_now;
    next.range = range;
    become(std::move(next), gesture);
}

void ViewState::selectSlice(std::optional<SliceRef> slice)
{
    Moment next = m_now;
    next.slice = slice;
    become(std::move(next), 0);
}

void ViewState::setPinned(TrackId track, bool on)
{
    if (on == isPinned(track))
        return;
    Moment next = m_now;
    if (on)
        next.pinned.push_back(track);
    else
        std::erase(next.pinned, track);
    become(std::move(next), 0);
}

void ViewState::setScroll(int pixels)
{
    pixels = std::max(0, pixels);
    if (std::exchange(m_scroll, pixels) != pixels)
        Q_EMIT scrollChanged(pixels);
}

void ViewState::showAll()
{
    setWindow(m_trace);
}

void ViewState::undo()
{
    if (m_past.empty())
        return;
    m_gesture = 0;
    m_future.push_back(m_now);
    const Moment before = std::exchange(m_now, std::move(m_past.back()));
    m_past.pop_back();
    if (m_now.following && !m_frozen)
        m_now.window = following(m_now.window.length());
    announce(before);
    Q_EMIT historyChanged();
}

void ViewState::redo()
{
    if (m_future.empty())
        return;
    m_gesture = 0;
    m_past.push_back(m_now);
    const Moment before = std::exchange(m_now, std::move(m_future.back()));
    m_future.pop_back();
    if (m_now.following && !m_frozen)
        m_now.window = following(m_now.window.length());
    announce(before);
    Q_EMIT historyChanged();
}

} // namespace interleave
