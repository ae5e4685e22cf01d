// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/timeline_actions.h"

#include "ui/timeline/timeline_view.h"
#include "ui/view_state.h"
#include "ui/window/actions.h"

#include <QAction>

namespace interleave {

namespace {

constexpr double zoomStep = 1.3, fastZoomStep = 2.2;
constexpr double panStep = 0.1, fastPanStep = 0.5;

} // namespace

TimelineActions::TimelineActions(const Actions &actions, ViewState &viewState, TimelineView &timeline, QObject *parent) :
    QObject(parent), m_actions(actions), m_viewState(viewState)
{
    const auto on = [&](ActionId id, auto work) { connect(actions[id], &QAction::triggered, this, work); };
    on(ActionId::zoomIn, [&timeline] { timeline.zoom(1 / zoomStep); });
    on(ActionId::zoomOut, [&timeline] { timeline.zoom(zoomStep); });
    on(ActionId::zoomInFast, [&timeline] { timeline.zoom(1 / fastZoomStep); });
    on(ActionId::zoomOutFast, [&timeline] { timeline.zoom(fastZoomStep); });
    on(ActionId::panLeft, [&timeline] { timeline.pan(-panStep); });
    on(ActionId::panRight, [&timeline] { timeline.pan(panStep); });
    on(ActionId::panLeftFast, [&timeline] { timeline.pan(-fastPanStep); });
    on(ActionId::panRightFast, [&timeline] { timeline.pan(fastPanStep); });
    on(ActionId::zoomToSelection, [&timeline] { timeline.zoomToSelection(); });
    on(ActionId::previousSlice, [&timeline] { timeline.stepSlice(-1); });
    on(ActionId::nextSlice, [&timeline] { timeline.stepSlice(1); });
    on(ActionId::previousCause, [&timeline] { timeline.previousCause(); });
    on(ActionId::nextCause, [&timeline] { timeline.nextCause(); });
    on(ActionId::pinLane, [&timeline] { timeline.pinLane(); });
    on(ActionId::mark, [&timeline] { timeline.markHere(); });
    on(ActionId::showAll, [this] { m_viewState.showAll(); });
    on(ActionId::follow, [this] { m_viewState.setFollowing(true); });
    on(ActionId::undo, [this] { m_viewState.undo(); });
    on(ActionId::redo, [this] { m_viewState.redo(); });
    on(ActionId::freeze, [this](bool frozen) { m_viewState.setFrozen(frozen); });
    on(ActionId::clearSelection, [this] {
        m_viewState.selectRange(std::nullopt);
        m_viewState.selectSlice(std::nullopt);
    });
    connect(&viewState, &ViewState::frozenChanged, actions[ActionId::freeze], &QAction::setChecked);
    connect(&viewState, &ViewState::historyChanged, this, &TimelineActions::enable);
    connect(&viewState, &ViewState::selectedSliceChanged, this, &TimelineActions::enable);
    connect(&viewState, &ViewState::selectedRangeChanged, this, &TimelineActions::enable);
    enable();
}

void TimelineActions::enable()
{
    const bool slice = m_viewState.selectedSlice().has_value();
    const bool any = slice || m_viewState.selectedRange();
    for (const ActionId id : {ActionId::previousSlice, ActionId::nextSlice, ActionId::previousCause, ActionId::nextCause})
        m_actions[id]->setEnabled(slice);
    m_actions[ActionId::zoomToSelection]->setEnabled(any);
    m_actions[ActionId::clearSelection]->setEnabled(any);
    m_actions[ActionId::undo]->setEnabled(m_viewState.canUndo());
    m_actions[ActionId::redo]->setEnabled(m_viewState.canRedo());
}

} // namespace interleave
