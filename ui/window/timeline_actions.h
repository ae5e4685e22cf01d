// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace interleave {

class Actions;
class TimelineView;
class ViewState;

/// Connects the actions about time and selection with the view state and the timeline.
class TimelineActions : public QObject
{
    Q_OBJECT

public:
    TimelineActions(const Actions &actions, ViewState &viewState, TimelineView &timeline, QObject *parent);

private:
    void enable();

    const Actions &m_actions;
    ViewState &m_viewState;
};

} // namespace interleave
