// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_scene.h"
#include "ui/view_state.h"

#include <QElapsedTimer>
#include <QWidget>

class QScrollBar;

namespace interleave {

class LaneCanvas;
class LaneLabels;
class OverviewStrip;
class TimeRuler;

/// Ruler, lanes, labels and overview of one trace: the picture of a run. It listens to the view state for where to look, and writes there what
/// the user does with the mouse; the actions of the window call its slots. GUI thread.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(ViewState &state, QWidget *parent = nullptr);
    ~TimelineView() override;

    void setTheme(const Theme &theme);
    void setFacts(TimelineFacts facts);
    void retranslate();
    /// The trace as it is now; call for every frame. Cheap where nothing changed. The caller tells the view state how long it is.
    void showTrace(const TraceView &view);

    const TimelineScene &scene() const { return m_scene; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoom(double factor); ///< below 1 shows less; at the mouse if it is over the lanes, else at the middle
    void pan(double share);   ///< of the window
    void zoomToSelection();   ///< range, else slice
    void stepSlice(int by);   ///< previous (-1) or next (+1) slice of the selected lane
    void previousCause();     ///< from a wait to who made it end, from a slice to who woke it
    void nextCause();         ///< back along that way, else to what the selected slice's worker set going
    void markHere();          ///< sets or removes a mark under the mouse, else in the middle
    void pinLane();           ///< pins or unpins the selected lane, else the one under the mouse

Q_SIGNALS:
    void sliceHovered(const std::optional<interleave::SliceRef> &slice);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class LaneCanvas;

    void remakeRows();
    void layOut();
    void refreshFacts();
    void redraw();
    void goTo(const SliceRef &ref, const Slice &slice);
    void revealRow(TrackId track);
    TrackId laneUnderHand() const;

    ViewState &m_state;
    TimelineScene m_scene;
    TimeRuler *m_ruler;
    LaneLabels *m_labels;
    LaneCanvas *m_lanes;
    OverviewStrip *m_overview;
    QScrollBar *m_scroll;
    QElapsedTimer m_factsAge;
    std::uint32_t m_trackCount = 0;
    std::uint64_t m_stretchCount = 0;
    int m_usedObjects = 0;
    std::vector<SliceRef> m_trail; ///< causes walked back along
    int m_gesture = 1;             ///< key presses in quick succession are one undo step
    QElapsedTimer m_gestureAge;

    int keyGesture();
};

} // namespace interleave
