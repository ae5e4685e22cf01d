// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/process_tree.h"

#include "core/analysis/names.h"
#include "ui/texts/texts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace interleave {

namespace {

constexpr double lineUnits = 22;      ///< height of a line where there is room
constexpr double leastLineUnits = 15; ///< and where there is not
constexpr double columnUnits = 200;   ///< a column is at least this wide
constexpr double indentUnits = 16;

QString signalName(int signal)
{
    const char *name = ::sigabbrev_np(signal);
    return name ? QStringLiteral("SIG") + QString::fromLatin1(name) : QString::number(signal);
}

} // namespace

ProcessTree::ProcessTree(const char *objectName, QWidget *parent) : PaintedChart(objectName, parent)
{
    hideAxes();
    retranslate();
}

void ProcessTree::paintPlot(QPainter &painter, const QRectF &plot) const
{
    const auto count = static_cast<int>(m_nodes.size());
    if (count == 0)
        return;
    const int mostColumns = std::max(1, static_cast<int>(plot.width() / theme().px(columnUnits)));
    const int mostLines = std::max(1, static_cast<int>(plot.height() / theme().px(leastLineUnits)));
    const int columns = std::clamp((count + mostLines - 1) / mostLines, 1, mostColumns);
    const int lines = std::min((count + columns - 1) / columns, mostLines);
    const double height = std::min<double>(theme().px(lineUnits), plot.height() / lines);
    const double width = plot.width() / columns;
    // Where not all fit, the newest are shown: what goes on is at the end.
    const int hidden = std::max(0, count - columns * lines);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = hidden; i < count; ++i) {
        const int place = i - hidden;
        const int column = place / lines;
        const QRectF line(plot.left() + width * column, plot.top() + height * (place % lines), width - theme().px(12), height);
        paintLine(painter, m_nodes[static_cast<std::size_t>(i)], line);
    }
}

void ProcessTree::paintLine(QPainter &painter, const ProcessNode &node, const QRectF &line) const
{
    const double indent = theme().px(indentUnits);
    paintBranches(painter, node, line, indent);
    const double radius = std::min(theme().px(5.0), static_cast<int>(line.height() / 2 - 1));
    const QPointF centre(line.left() + indent * (node.depth + 0.5), line.center().y());
    paintDisc(painter, node, centre, radius);

    double left = centre.x() + radius + theme().px(6);
    const QFontMetricsF metrics(painter.font());
    const auto put = [&](const QString &text, const QColor &colour) {
        const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, line.right() - left));
        painter.setPen(colour);
        painter.drawText(QRectF(left, line.top(), line.right() - left, line.height()), Qt::AlignLeft | Qt::AlignVCenter, shown);
        left += metrics.horizontalAdvance(shown) + theme().px(6);
    };
    put(nameOf(node), node.state == ProcessNode::State::alive ? theme().ink : theme().faint);
    put(originOf(node), theme().faint);
    if (const QString end = endOf(node); !end.isEmpty())
        paintBadge(painter, node, end, QRectF(left, line.top(), line.right() - left, line.height()));
}

void ProcessTree::paintBranches(QPainter &painter, const ProcessNode &node, const QRectF &line, double indent) const
{
    painter.setPen(QPen(theme().border, 1));
    for (unsigned depth = 0; depth < node.depth; ++depth) {
        const double x = std::floor(line.left() + indent * (depth + 0.5)) + 0.5;
        const bool own = depth + 1 == node.depth;
        if (own || node.continues[depth])
            painter.drawLine(QPointF(x, line.top()), QPointF(x, node.continues[depth] ? line.bottom() : line.center().y()));
        if (own)
            painter.drawLine(QPointF(x, line.center().y()), QPointF(x + indent * 0.7, line.center().y()));
    }
}

void ProcessTree::paintDisc(QPainter &painter, const ProcessNode &node, QPointF centre, double radius) const
{
    const QColor hue = node.kind == ProcessNode::Kind::worker ? theme().hue(node.lane) : theme().faint;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hue, theme().px(1.5)));
    switch (node.state) {
    case ProcessNode::State::alive: painter.setBrush(hue); break;
    case ProcessNode::State::zombie: painter.setBrush(theme().paper); break;
    case ProcessNode::State::gone:
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(hue, theme().paper, 0.45));
        break;
    }
    // A thread is no process of its own: half as large.
    const bool thread = node.kind == ProcessNode::Kind::worker && node.method == StartMethod::thread;
    painter.drawEllipse(centre, thread ? radius * 0.6 : radius, thread ? radius * 0.6 : radius);
}

/// Framed where it has left a code, filled where a signal has ended it.
void ProcessTree::paintBadge(QPainter &painter, const ProcessNode &node, const QString &text, const QRectF &room) const
{
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text) + theme().px(10);
    if (width > room.width())
        return;
    const double height = std::min<double>(metrics.height(), room.height() - 2);
    const QRectF badge(std::floor(room.left()) + 0.5, std::floor(room.center().y() - height / 2) + 0.5, std::floor(width), std::floor(height));
    const bool filled = node.exitSignal != 0;
    painter.setPen(QPen(filled ? theme().ink : theme().border, 1));
    painter.setBrush(filled ? QBrush(theme().ink) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(badge, theme().px(3), theme().px(3));
    painter.setPen(filled ? theme().paper : theme().ink);
    painter.drawText(badge, Qt::AlignCenter, text);
}

void ProcessTree::showRun(const ChartInput &input)
{
    m_nodes = processNodes(input.view);
    if (m_nodes.empty()) {
        retranslate();
        return;
    }
    setHint({});
    const auto in = [this](ProcessNode::State state) {
        return static_cast<int>(std::count_if(m_nodes.begin(), m_nodes.end(),
            [state](const ProcessNode &node) { return node.kind == ProcessNode::Kind::worker && node.state == state; }));
    };
    const QString alive = tr("%n alive", nullptr, in(ProcessNode::State::alive));
    const int zombies = in(ProcessNode::State::zombie);
    setCurrentValue(zombies == 0 ? alive : alive + QStringLiteral(", ") + tr("%n zombie(s)", nullptr, zombies));
    repaintPlot();
}

QString ProcessTree::nameOf(const ProcessNode &node) const
{
    switch (node.kind) {
    case ProcessNode::Kind::host: return tr("Host");
    case ProcessNode::Kind::forkServer: return tr("Fork server");
    case ProcessNode::Kind::worker: break;
    }
    return texts::fromUtf8(node.name);
}

QString ProcessTree::originOf(const ProcessNode &node) const
{
    if (node.kind != ProcessNode::Kind::worker)
        return QString::number(node.pid);
    const bool thread = node.method == StartMethod::thread;
    return QString::number(thread ? node.tid : node.pid) + QStringLiteral(" \u00b7 ") + texts::choiceLabel({}, interleave::nameOf(node.method));
}

QString ProcessTree::endOf(const ProcessNode &node) const
{
    if (node.state == ProcessNode::State::alive || node.kind != ProcessNode::Kind::worker)
        return {};
    const QString how = node.exitSignal != 0 ? signalName(node.exitSignal) : tr("exit %1").arg(node.exitCode);
    return node.state == ProcessNode::State::zombie ? how + QStringLiteral(", ") + tr("zombie") : how;
}

ChartTable ProcessTree::table() const
{
    ChartTable table;
    table.headers = {tr("Name"), tr("pid"), tr("Parent"), tr("Started by"), tr("State"), tr("End")};
    for (const ProcessNode &node : m_nodes) {
        const QString parent = node.parent < 0 ? QString() : nameOf(m_nodes[static_cast<std::size_t>(node.parent)]);
        const QString state = node.state == ProcessNode::State::alive    ? tr("alive")
                              : node.state == ProcessNode::State::zombie ? tr("zombie")
                                                                         : tr("gone");
        const QString method = node.kind == ProcessNode::Kind::worker ? texts::choiceLabel({}, interleave::nameOf(node.method)) : QString();
        table.rows.push_back({nameOf(node), QString::number(node.pid), parent, method, state, endOf(node)});
    }
    return table;
}

void ProcessTree::retranslate()
{
    setTitle(tr("Processes"));
    if (m_nodes.empty())
        setHint(tr("Run the experiment: who started whom, and how each ended, appears here."));
}

} // namespace interleave
