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

void zoom(ViewState &view, double factor)
{
    const TimeRange window = view.window();
    const Nanos length = static_cast<Nanos>(static_cast<double>(window.length()) * factor);
    if (view.isFollowing()) {
        view.setFollowWidth(length);
        return;
    }
    const Nanos middle = window.begin + window.length() / 2;
    view.setWindow({middle - length / 2, middle - length / 2 + length});
}

void pan(ViewState &view, double share)
{
    const TimeRange window = view.window();
    const Nanos by = static_cast<Nanos>(static_cast<double>(window.length()) * share);
    view.setWindow({window.begin + by, window.end + by});
}

} // namespace

TimelineActions::TimelineActions(const Actions &actions, ViewState &viewState, TimelineView &timeline, QObject *parent) :
    QObject(parent), m_actions(actions), m_viewState(viewState)
{
    const auto on = [&](ActionId id, auto work) { connect(actions[id], &QAction::triggered, this, work); };
    on(ActionId::zoomIn, [this] { zoom(m_viewState, 1 / zoomStep); });
    on(ActionId::zoomOut, [this] { zoom(m_viewState, zoomStep); });
    on(ActionId::zoomInFast, [this] { zoom(m_viewState, 1 / fastZoomStep); });
    on(ActionId::zoomOutFast, [this] { zoom(m_viewState, fastZoomStep); });
    on(ActionId::panLeft, [this] { pan(m_viewState, -panStep); });
    on(ActionId::panRight, [this] { pan(m_viewState, panStep); });
    on(ActionId::panLeftFast, [this] { pan(m_viewState, -fastPanStep); });
    on(ActionId::panRightFast, [this] { pan(m_viewState, fastPanStep); });
    on(ActionId::showAll, [this] { m_viewState.showAll(); });
    on(ActionId::follow, [this] { m_viewState.setFollowing(true); });
    on(ActionId::undo, [this] { m_viewState.undo(); });
    on(ActionId::redo, [this] { m_viewState.redo(); });
    on(ActionId::freeze, [this](bool frozen) { m_viewState.setFrozen(frozen); });
    on(ActionId::clearSelection, [this] {
        m_viewState.selectRange(std::nullopt);
        m_viewState.selectSlice(std::nullopt);
    });
    Q_UNUSED(timeline);
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
    for (const ActionId id : {ActionId::previousSlice, ActionId::nextSlice, ActionId::previousCause, ActionId::nextCause, ActionId::pinLane})
        m_actions[id]->setEnabled(slice);
    m_actions[ActionId::zoomToSelection]->setEnabled(any);
    m_actions[ActionId::clearSelection]->setEnabled(any);
    m_actions[ActionId::undo]->setEnabled(m_viewState.canUndo());
    m_actions[ActionId::redo]->setEnabled(m_viewState.canRedo());
}

} // namespace interleave
