// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "ui/timeline/lane_canvas.h"
#include "ui/timeline/side_parts.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace interleave {

namespace {

/// Nobody reads a percentage that changes with every frame.
constexpr qint64 factsEveryMs = 250;

} // namespace

TimelineView::TimelineView(ViewState &state, QWidget *parent) :
    QWidget(parent), m_state(state), m_ruler(new TimeRuler(m_scene, state, this)), m_labels(new LaneLabels(m_scene, state, this)),
    m_lanes(new LaneCanvas(m_scene, state, this)), m_overview(new OverviewStrip(m_scene, state, this)), m_scroll(new QScrollBar(Qt::Vertical, this))
{
    setObjectName(QStringLiteral("timeline"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_ruler, 0, 1);
    grid->addWidget(m_labels, 1, 0);
    grid->addWidget(m_lanes, 1, 1);
    grid->addWidget(m_scroll, 1, 2);
    grid->addWidget(m_overview, 2, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    m_scroll->hide();
    setFocusProxy(m_lanes);

    connect(&state, &ViewState::windowChanged, this, [this] { redraw(); });
    connect(&state, &ViewState::followingChanged, this, [this] { m_overview->invalidate(); });
    connect(&state, &ViewState::selectedRangeChanged, m_lanes, qOverload<>(&QWidget::update));
    connect(&state, &ViewState::selectedSliceChanged, m_lanes, qOverload<>(&QWidget::update));
    connect(&state, &ViewState::pinnedChanged, this, [this] {
        remakeRows();
        redraw();
    });
    connect(&state, &ViewState::scrollChanged, this, [this](int pixels) {
        m_scroll->setValue(pixels);
        refreshFacts();
        m_labels->update();
        m_lanes->invalidate();
    });
    connect(m_scroll, &QScrollBar::valueChanged, &state, &ViewState::setScroll);
    connect(m_lanes, &LaneCanvas::sliceHovered, this, &TimelineView::sliceHovered);
    setTheme(Theme::make(ThemeKind::light));
}

TimelineView::~TimelineView() = default;

QSize TimelineView::sizeHint() const
{
    return {m_scene.theme.px(900), m_scene.theme.px(400)};
}

QSize TimelineView::minimumSizeHint() const
{
    return {m_scene.labelWidth() + m_scene.theme.px(120), m_scene.rulerHeight() + m_scene.overviewHeight() + m_scene.theme.px(80)};
}

void TimelineView::setTheme(const Theme &theme)
{
    m_scene.theme = theme;
    m_labels->setFixedWidth(m_scene.labelWidth());
    m_ruler->setFixedHeight(m_scene.rulerHeight());
    m_overview->setFixedHeight(m_scene.overviewHeight());
    m_overview->setVisible(theme.kind != ThemeKind::projector); // on the wall: the lanes and nothing else
    m_overview->invalidate();
    layOut();
    updateGeometry();
    redraw();
}

void TimelineView::setFacts(TimelineFacts facts)
{
    m_scene.facts = std::move(facts);
    remakeRows();
    redraw();
}

void TimelineView::retranslate()
{
    m_lanes->retranslate();
    remakeRows();
    redraw();
}

void TimelineView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TimelineView::showTrace(const TraceView &view)
{
    const bool another = view.end() < m_scene.view.end() || view.trackCount() < m_trackCount;
    const bool grown = view.end() != m_scene.view.end() || view.isEmpty() != m_scene.view.isEmpty();
    m_scene.view = view;
    if (another) {
        m_scene.userMarks.clear();
        m_trail.clear();
        m_overview->invalidate();
    }
    const bool due = !m_factsAge.isValid() || m_factsAge.elapsed() >= factsEveryMs;
    if (another || view.trackCount() != m_trackCount || view.stretchCount() != m_stretchCount ||
        (due && LaneList::usedObjects(view) != m_usedObjects))
        remakeRows();
    else if (due)
        refreshFacts();
    if (grown || another)
        redraw();
}

void TimelineView::remakeRows()
{
    m_trackCount = m_scene.view.trackCount();
    m_stretchCount = m_scene.view.stretchCount();
    m_usedObjects = LaneList::usedObjects(m_scene.view);
    m_scene.rows = LaneList::make(m_scene.view, m_state.pinned());
    m_scene.marks = workerMarks(m_scene.view);
    layOut();
    refreshFacts();
}

void TimelineView::layOut()
{
    m_scene.rowsHeight = layOutLanes(m_scene.rows, m_scene.theme, m_lanes->height());
    const int most = std::max(0, m_scene.rowsHeight - m_lanes->height());
    m_scroll->setRange(0, most);
    m_scroll->setPageStep(m_lanes->height());
    m_scroll->setSingleStep(m_scene.theme.px(36));
    m_scroll->setVisible(most > 0);
    if (m_state.scroll() > most)
        m_state.setScroll(most);
}

void TimelineView::refreshFacts()
{
    if (!m_scene.view.isEmpty())
        LaneList::setFacts(m_scene.rows, m_scene.view, m_state.window(), m_state.scroll(), m_state.scroll() + m_lanes->height(), m_scene.facts);
    m_factsAge.start();
    m_labels->update();
}

void TimelineView::redraw()
{
    m_lanes->invalidate();
    m_ruler->update();
    m_overview->update();
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_scene.theme.window); // what no part covers: the corner beside the ruler, the end of the scroll bar
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    layout()->activate();
    layOut();
    refreshFacts();
    redraw();
}

} // namespace interleave
