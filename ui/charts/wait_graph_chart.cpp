// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/wait_graph_chart.h"

#include "ui/charts/wait_graph_painter.h"
#include "ui/texts/quantities.h"
#include "ui/texts/slice_facts.h"
#include "ui/texts/texts.h"

#include <QAbstractAxis>
#include <QChart>
#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

/// Had the lane's worker ended by then?
bool hasEnded(const TraceView &view, LaneId lane, Nanos time)
{
    bool ended = false;
    for (std::uint64_t i = 0; i < view.stretchCount(); ++i) {
        if (const StretchRow row = view.stretch(i); row.lane == lane)
            ended = row.ended >= 0 && row.ended <= time;
    }
    return ended;
}

} // namespace

WaitGraphChart::WaitGraphChart(const char *objectName, QWidget *parent) : PaintedChart(objectName, parent)
{
    const auto axes = chart()->axes();
    for (QAbstractAxis *axis : axes)
        axis->setVisible(false);
    retranslate();
}

void WaitGraphChart::paintPlot(QPainter &painter, const QRectF &plot) const
{
    if (m_nodes.isEmpty())
        return;
    GraphPicture picture{.graph = m_graph,
        .nodes = m_nodes,
        .cycle = m_cycle,
        .dead = m_dead,
        .laneNames = {},
        .lockNames = {},
        .holdsWords = tr("is held by", "arrow from a lock to a worker"),
        .waitsWords = tr("waits for", "arrow from a worker to a lock"),
        .caption = m_cycle ? cycleName() : deadName()};
    for (const LaneId lane : m_nodes.lanes)
        picture.laneNames.push_back(laneName(lane));
    for (const ObjectId lock : m_nodes.locks)
        picture.lockNames.push_back(objectName(lock));
    painter.setRenderHint(QPainter::Antialiasing);
    paintWaitGraph(painter, picture, plot, theme());
}

void WaitGraphChart::showRun(const ChartInput &input)
{
    if (input.view.isEmpty() || input.view.end() < m_trace.end() || input.view.trackCount() < m_trace.trackCount())
        m_nodes = {}; // another run
    m_trace = input.view;
    m_graph = {};
    m_cycle.reset();
    m_dead.clear();
    m_nodes.addFrom(m_trace);
    m_moment = tellingMoment(m_trace, input.window).value_or(-1);
    if (m_nodes.isEmpty()) {
        retranslate();
        return;
    }
    setHint({});
    m_graph = waitGraphAt(m_trace, m_moment >= 0 ? m_moment : std::min(input.window.end, m_trace.end()) - 1);
    m_cycle = findCycle(m_graph);
    for (const WaitGraph::Hold &hold : m_graph.holds)
        if (m_moment >= 0 && hasEnded(m_trace, hold.lane, m_moment))
            m_dead.push_back(hold.lane);
    if (m_cycle)
        setCurrentValue(tr("cycle closed"));
    else if (!m_dead.empty())
        setCurrentValue(tr("the holder has ended"));
    else if (m_moment >= 0)
        setCurrentValue(tr("no cycle at %1").arg(texts::shortDuration(static_cast<double>(m_moment))));
    else
        setCurrentValue(tr("nobody waits"));
    repaintPlot();
}

ChartTable WaitGraphChart::table() const
{
    ChartTable table;
    table.headers = {tr("Worker"), tr("Edge"), tr("Lock"), tr("In a cycle")};
    const auto inCycle = [this](LaneId lane, ObjectId object) {
        const bool isIn = m_cycle && std::find(m_cycle->lanes.begin(), m_cycle->lanes.end(), lane) != m_cycle->lanes.end() &&
                          std::find(m_cycle->objects.begin(), m_cycle->objects.end(), object) != m_cycle->objects.end();
        return isIn ? tr("yes") : tr("no");
    };
    for (const WaitGraph::Hold &hold : m_graph.holds)
        table.rows.push_back({laneName(hold.lane), tr("holds"), objectName(hold.object), inCycle(hold.lane, hold.object)});
    for (const WaitGraph::Wait &wait : m_graph.waits)
        table.rows.push_back({laneName(wait.lane), tr("waits for"), objectName(wait.object), inCycle(wait.lane, wait.object)});
    return table;
}

QString WaitGraphChart::laneName(LaneId lane) const
{
    return texts::laneName(m_trace, lane);
}

QString WaitGraphChart::objectName(ObjectId object) const
{
    return texts::objectName(m_trace, object);
}

QString WaitGraphChart::cycleName() const
{
    QStringList names;
    for (std::size_t i = 0; i < m_cycle->lanes.size(); ++i)
        names << laneName(m_cycle->lanes[i]) << objectName(m_cycle->objects[i]);
    names << names.first();
    return tr("Deadlock: %1").arg(names.join(QStringLiteral(" → ")));
}

QString WaitGraphChart::deadName() const
{
    for (const WaitGraph::Hold &hold : m_graph.holds) {
        const bool awaited =
            std::any_of(m_graph.waits.begin(), m_graph.waits.end(), [&](const WaitGraph::Wait &wait) { return wait.object == hold.object; });
        if (awaited && std::find(m_dead.begin(), m_dead.end(), hold.lane) != m_dead.end())
            return tr("%1 has ended and still holds %2", "worker, lock").arg(laneName(hold.lane), objectName(hold.object));
    }
    return {};
}

void WaitGraphChart::retranslate()
{
    setTitle(tr("Who waits for whom"));
    if (m_nodes.isEmpty())
        setHint(tr("Run the experiment: who holds which lock and who waits for it appears here."));
}

} // namespace interleave
