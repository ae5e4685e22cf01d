// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/wait_graph_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

template <typename T>
std::ptrdiff_t indexOf(const std::vector<T> &all, T one)
{
    const auto found = std::find(all.begin(), all.end(), one);
    return found == all.end() ? -1 : found - all.begin();
}

class GraphPainter
{
public:
    GraphPainter(QPainter &painter, const GraphPicture &picture, const QRectF &plot, const Theme &theme) :
        m_painter(painter), m_picture(picture), m_theme(theme), m_radius(std::min(plot.height() / 9, theme.px(9) * 1.0)), m_plot(plot)
    {
        const double caption = m_picture.caption.isEmpty() ? 0 : QFontMetricsF(theme.strong()).height() + 2;
        // Room for the names around the nodes, and no wider than reads as a circle.
        const double side = widestName() + 2.5 * m_radius;
        const double nameHeight = QFontMetricsF(theme.small()).height();
        m_columns = GraphPlaces::areColumns(picture.nodes);
        if (m_columns) // each with a line of its own
            m_radius = std::clamp((plot.height() - caption) / static_cast<double>(picture.nodes.lanes.size() + 1), 2.0, m_radius);
        const double above = m_columns ? 0 : m_radius + nameHeight + 4;
        m_ring = plot.adjusted(side, above, -side, -above - caption);
        if (const double spare = m_ring.width() - widest * m_ring.height(); spare > 0)
            m_ring.adjust(spare / 2, 0, -spare / 2, 0);
        m_places = GraphPlaces::of(picture.nodes, m_ring);
    }

    void paint()
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        for (const bool wrong : {false, true})
            paintEdges(wrong);
        for (std::size_t i = 0; i < m_places.locks.size(); ++i)
            paintLock(i);
        for (std::size_t i = 0; i < m_places.lanes.size(); ++i)
            paintWorker(i);
        paintKey();
        if (!m_picture.caption.isEmpty()) {
            m_painter.setFont(m_theme.strong());
            m_painter.setPen(m_theme.wrong);
            const QString text = QFontMetricsF(m_theme.strong()).elidedText(m_picture.caption, Qt::ElideMiddle, m_plot.width());
            m_painter.drawText(m_plot, Qt::AlignHCenter | Qt::AlignBottom, text);
        }
        m_painter.restore();
    }

private:
    static constexpr double widest = 5; ///< times as wide as high

    /// What the two kinds of arrows mean, where a ring or two columns leave room.
    void paintKey()
    {
        m_painter.setFont(m_theme.small());
        const QFontMetricsF metrics(m_theme.small());
        QPointF at = m_plot.topLeft() + QPointF(0, metrics.height() / 2);
        if (m_columns) {
            const double words = std::max(metrics.horizontalAdvance(m_picture.holdsWords), metrics.horizontalAdvance(m_picture.waitsWords));
            at.setX(m_plot.center().x() - (words + m_theme.px(28)) / 2);
        }
        for (const bool waits : {false, true}) {
            arrow(at, at + QPointF(m_theme.px(22), 0), m_theme.faint, waits, false);
            m_painter.setPen(m_theme.faint);
            const QString &words = waits ? m_picture.waitsWords : m_picture.holdsWords;
            m_painter.drawText(QRectF(at.x() + m_theme.px(28), at.y() - metrics.height() / 2, metrics.horizontalAdvance(words) + 2, metrics.height()),
                Qt::AlignVCenter | Qt::AlignLeft, words);
            at += QPointF(0, metrics.height() + 2);
        }
    }

    double widestName() const
    {
        const QFontMetricsF metrics(m_theme.small());
        double greatest = 0;
        for (const auto *names : {&m_picture.laneNames, &m_picture.lockNames})
            for (const QString &name : *names)
                greatest = std::max(greatest, metrics.horizontalAdvance(name));
        return std::min(greatest, m_plot.width() / 4);
    }

    /// Does the cycle lead over this edge?
    bool isWrong(LaneId lane, ObjectId object, bool waits) const
    {
        if (!m_picture.cycle)
            return !waits && indexOf(m_picture.dead, lane) >= 0 && !m_picture.caption.isEmpty();
        const WaitCycle &cycle = *m_picture.cycle;
        const std::ptrdiff_t at = indexOf(cycle.objects, object);
        if (at < 0)
            return false;
        const auto next = (static_cast<std::size_t>(at) + 1) % cycle.lanes.size();
        return cycle.lanes[waits ? static_cast<std::size_t>(at) : next] == lane;
    }

    void paintEdges(bool wrong)
    {
        for (const WaitGraph::Hold &hold : m_picture.graph.holds)
            if (isWrong(hold.lane, hold.object, false) == wrong)
                edge(hold.lane, hold.object, false, wrong);
        for (const WaitGraph::Wait &wait : m_picture.graph.waits)
            if (isWrong(wait.lane, wait.object, true) == wrong)
                edge(wait.lane, wait.object, true, wrong);
    }

    bool waitsForItself(LaneId lane, ObjectId object) const
    {
        const auto isSame = [lane, object](const auto &edge) { return edge.lane == lane && edge.object == object; };
        return std::any_of(m_picture.graph.holds.begin(), m_picture.graph.holds.end(), isSame) &&
               std::any_of(m_picture.graph.waits.begin(), m_picture.graph.waits.end(), isSame);
    }

    void edge(LaneId lane, ObjectId object, bool waits, bool wrong)
    {
        const std::ptrdiff_t worker = indexOf(m_picture.nodes.lanes, lane);
        const std::ptrdiff_t lock = indexOf(m_picture.nodes.locks, object);
        if (worker < 0 || lock < 0)
            return;
        QPointF from = m_places.locks[static_cast<std::size_t>(lock)];
        QPointF to = m_places.lanes[static_cast<std::size_t>(worker)];
        if (waits)
            std::swap(from, to);
        const QPointF way = to - from;
        const double length = std::hypot(way.x(), way.y());
        if (length < 2 * m_radius + 8)
            return;
        const QPointF unit = way / length;
        // Who waits for what it holds has an arrow there and one back: each keeps to its right.
        const QPointF aside = waitsForItself(lane, object) ? QPointF(-unit.y(), unit.x()) * (m_radius * 0.5) : QPointF();
        from += unit * (m_radius + 3) + aside;
        to -= unit * (m_radius + 4) - aside;
        arrow(from, to, wrong ? m_theme.wrong : waits ? m_theme.faint : m_theme.hue(lane), waits, wrong);
    }

    void arrow(QPointF from, QPointF to, const QColor &colour, bool waits, bool wrong)
    {
        const QPointF way = to - from;
        const QPointF unit = way / std::max(1.0, std::hypot(way.x(), way.y()));
        QPen pen(colour, m_theme.px(wrong ? 3 : 2), waits ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap);
        m_painter.setPen(pen);
        const double head = m_theme.px(wrong ? 9 : 7);
        m_painter.drawLine(from, to - unit * head * 0.7);
        const QPointF across(-unit.y(), unit.x());
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawPolygon(QPolygonF({to, to - unit * head + across * head * 0.45, to - unit * head - across * head * 0.45}));
    }

    void paintWorker(std::size_t i)
    {
        const LaneId lane = m_picture.nodes.lanes[i];
        const QPointF at = m_places.lanes[i];
        const bool dead = indexOf(m_picture.dead, lane) >= 0;
        m_painter.setPen(dead ? QPen(m_theme.wrong, m_theme.px(2)) : QPen(Qt::NoPen));
        m_painter.setBrush(dead ? m_theme.paper : m_theme.hue(lane));
        m_painter.drawEllipse(at, m_radius, m_radius);
        if (dead) {
            const double arm = m_radius * 0.5;
            m_painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm));
            m_painter.drawLine(at - QPointF(arm, -arm), at + QPointF(arm, -arm));
        }
        name(at, m_picture.laneNames[i]);
    }

    void paintLock(std::size_t i)
    {
        const QPointF at = m_places.locks[i];
        const bool wrong = m_picture.cycle && indexOf(m_picture.cycle->objects, m_picture.nodes.locks[i]) >= 0;
        m_painter.setPen(QPen(wrong ? m_theme.wrong : m_theme.ink, m_theme.px(wrong ? 2 : 1.5)));
        m_painter.setBrush(m_theme.paper);
        const double half = m_radius * 0.85;
        m_painter.drawRect(QRectF(at - QPointF(half, half), QSizeF(2 * half, 2 * half)));
        name(at, m_picture.lockNames[i]);
    }

    /// On the side of the node that looks away from the middle.
    void name(QPointF at, const QString &text)
    {
        m_painter.setFont(m_theme.small());
        m_painter.setPen(m_theme.ink);
        const QFontMetricsF metrics(m_theme.small());
        const double gap = m_radius + 5;
        const double width = metrics.horizontalAdvance(text) + 2;
        const QPointF off = at - m_ring.center();
        const bool inTheMiddle = std::hypot(off.x(), off.y()) < 1;
        QRectF box(0, 0, width, metrics.height());
        if (inTheMiddle && m_columns)
            box.moveCenter(at + QPointF(0, m_radius + m_theme.px(4) + metrics.height() / 2)); // all arrows come from the sides
        else if (inTheMiddle)
            box.moveTopLeft(at + QPointF(m_radius + 1, m_radius - 1));
        else if (!m_columns && std::abs(off.y()) > m_ring.height() * 0.2)
            box.moveCenter(at + QPointF(0, std::copysign(m_radius + 2 + metrics.height() / 2, off.y())));
        else
            box.moveCenter(at + QPointF(std::copysign(gap + width / 2, off.x()), 0));
        m_painter.drawText(box, Qt::AlignCenter, text);
    }

    QPainter &m_painter;
    const GraphPicture &m_picture;
    const Theme &m_theme;
    double m_radius;
    bool m_columns = false;
    QRectF m_plot;
    QRectF m_ring; ///< around which the nodes stand
    GraphPlaces m_places;
};

} // namespace

void paintWaitGraph(QPainter &painter, const GraphPicture &picture, const QRectF &plot, const Theme &theme)
{
    GraphPainter(painter, picture, plot, theme).paint();
}

} // namespace interleave
