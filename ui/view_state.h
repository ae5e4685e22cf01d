// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <vector>

namespace interleave {

/// One slice of one track. `open`: the track's open slice, which has no index yet.
struct SliceRef
{
    TrackId track;
    std::uint64_t index = 0;
    bool open = false;
    friend bool operator==(const SliceRef &, const SliceRef &) = default;
};

/// What the user looks at: trace ⊇ window ⊇ selected range, the selected slice, pinned lanes. Every view listens to it alone.
/// GUI thread only.
///
/// Deliberate moves (zoom, jump, selection, pin) can be undone; what follows from time going by (following the end of a live run)
/// and the steps of one continuous gesture cannot be taken back one by one.
class ViewState : public QObject
{
    Q_OBJECT

public:
    /// The window is never narrower than this.
    static constexpr Nanos narrowest = 100;

    explicit ViewState(QObject *parent = nullptr);

    TimeRange trace() const { return m_trace; }          ///< all there is to see
    TimeRange window() const { return m_now.window; }    ///< what the timeline and the charts show
    bool isFollowing() const { return m_now.following; } ///< the window slides with the end of the trace
    bool isFrozen() const { return m_frozen; }           ///< recording goes on, the picture stands
    std::optional<TimeRange> selectedRange() const { return m_now.range; }
    std::optional<SliceRef> selectedSlice() const { return m_now.slice; }
    bool isPinned(TrackId track) const;
    const std::vector<TrackId> &pinned() const { return m_now.pinned; } ///< in the order they were pinned
    int scroll() const { return m_scroll; }                             ///< pixels, vertical

    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }

public Q_SLOTS:
    /// The trace has grown, or is another one. Slides the window while following and not frozen. Not undoable.
    void setTrace(interleave::TimeRange trace);
    /// A new run: forgets window, selection, pins and history; follows.
    void reset();
    /// Clamped to the trace (with a margin after its end while it grows). Ends following. `gesture`: calls with the same number, other than 0,
    /// in a row are one undo step.
    void setWindow(interleave::TimeRange window, int gesture = 0);
    void setFollowing(bool on);
    /// How much is shown while following: zooming without letting go of the end.
    void setFollowWidth(interleave::Nanos width, int gesture = 0);
    void setFrozen(bool on);
    void selectRange(std::optional<interleave::TimeRange> range, int gesture = 0);
    void selectSlice(std::optional<interleave::SliceRef> slice);
    void setPinned(interleave::TrackId track, bool on);
    void setScroll(int pixels);
    void showAll(); ///< the whole trace
    void undo();
    void redo();

Q_SIGNALS:
    void windowChanged(interleave::TimeRange window);
    void followingChanged(bool on);
    void frozenChanged(bool on);
    void selectedRangeChanged();
    void selectedSliceChanged();
    void pinnedChanged();
    void scrollChanged(int pixels);
    void historyChanged();

private:
    struct Moment
    {
        TimeRange window;
        bool following = true;
        std::optional<TimeRange> range;
        std::optional<SliceRef> slice;
        std::vector<TrackId> pinned;
        friend bool operator==(const Moment &, const Moment &) = default;
    };

    TimeRange clamped(TimeRange window) const;
    void become(Moment next, int gesture);
    void announce(const Moment &before);
    TimeRange following(Nanos width) const;

    TimeRange m_trace;
    Moment m_now;
    std::vector<Moment> m_past;
    std::vector<Moment> m_future;
    int m_gesture = 0;
    int m_scroll = 0;
    bool m_frozen = false;
};

} // namespace interleave
