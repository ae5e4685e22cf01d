// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/message_ladder.h"

#include "ui/texts/quantities.h"
#include "ui/texts/slice_facts.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <optional>

namespace interleave {

namespace {

constexpr std::size_t mostMessages = 100;
/// How far back in the table a message of the window may lie, told later than others.
constexpr std::uint64_t mostLooks = 4000;
/// A message is told when its second half is.
constexpr Nanos slack = 5'000'000;
constexpr std::size_t mostWorkers = 16;
constexpr double headUnits = 24;
constexpr double leastRungUnits = 17;
constexpr double mostRungUnits = 30;
constexpr double arrowUnits = 7;

/// Empty where the receiver was through before the sender had noted the time: what comes back from a send may do so late.
QString lengthOf(const FlowRow &message)
{
    return message.received > message.sent ? texts::shortDuration(static_cast<double>(message.received - message.sent)) : QString();
}

} // namespace

std::vector<FlowRow> messagesIn(const TraceView &view, TimeRange window, std::size_t most)
{
    std::vector<FlowRow> messages;
    std::uint64_t looks = 0;
    for (std::uint64_t i = view.flowAt(window.end + slack); i-- > 0 && messages.size() < most && ++looks <= mostLooks;) {
        const FlowRow message = view.flow(i);
        if (message.told < window.begin)
            break;
        if (message.sent < window.end && message.received >= window.begin && message.from != message.to)
            messages.push_back(message);
    }
    std::sort(messages.begin(), messages.end(), [](const FlowRow &a, const FlowRow &b) { return a.sent < b.sent; });
    return messages;
}

/// Where everything of the ladder stands.
struct MessageLadder::Layout
{
    std::vector<LaneId> workers;
    QRectF plot;
    double left = 0; ///< of the first worker's column
    double column = 0;
    double head = 0;
    double rung = 0;
    std::size_t first = 0; ///< of the messages there is room for

    Layout(const std::vector<FlowRow> &messages, const QRectF &area, const Theme &theme, double timeWidth) : plot(area)
    {
        head = theme.px(headUnits);
        const double room = plot.height() - head;
        const auto fit = static_cast<std::size_t>(std::max(1.0, room / theme.px(leastRungUnits)));
        first = messages.size() - std::min(fit, messages.size());
        // The newest messages choose the columns.
        for (std::size_t i = messages.size(); i-- > first;) {
            for (const LaneId lane : {messages[i].from, messages[i].to}) {
                if (workers.size() < mostWorkers && std::find(workers.begin(), workers.end(), lane) == workers.end())
                    workers.push_back(lane);
            }
        }
        std::sort(workers.begin(), workers.end(), [](LaneId a, LaneId b) { return a.value < b.value; });
        rung = std::min<double>(theme.px(mostRungUnits), room / static_cast<double>(std::max<std::size_t>(1, messages.size() - first)));
        left = plot.left() + timeWidth;
        column = (plot.right() - left) / static_cast<double>(std::max<std::size_t>(1, workers.size()));
    }

    /// The middle of a worker's column; nothing for one that has none.
    std::optional<double> columnOf(LaneId lane) const
    {
        const auto it = std::find(workers.begin(), workers.end(), lane);
        if (it == workers.end())
            return std::nullopt;
        return left + column * (static_cast<double>(it - workers.begin()) + 0.5);
    }
};

MessageLadder::MessageLadder(const char *objectName, QWidget *parent) : PaintedChart(objectName, parent)
{
    hideAxes();
    retranslate();
}

void MessageLadder::showRun(const ChartInput &input)
{
    m_trace = input.view;
    m_messages = messagesIn(input.view, input.window, mostMessages);
    if (m_messages.empty()) {
        retranslate();
        return;
    }
    setHint({});
    const std::uint64_t count = input.view.flowAt(input.window.end) - input.view.flowAt(input.window.begin);
    setCurrentValue(tr("the newest of %1").arg(texts::grouped(static_cast<std::int64_t>(std::max<std::uint64_t>(count, m_messages.size())))));
    repaintPlot();
}

void MessageLadder::paintPlot(QPainter &painter, const QRectF &plot) const
{
    if (m_messages.empty())
        return;
    double timeWidth = 0;
    for (const FlowRow &message : m_messages)
        timeWidth = std::max<double>(timeWidth, painter.fontMetrics().horizontalAdvance(texts::exactTime(message.sent)));
    const Layout layout(m_messages, plot, theme(), timeWidth);
    paintHead(painter, layout);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = layout.first; i < m_messages.size(); ++i)
        paintRung(painter, layout, m_messages[i], plot.top() + layout.head + layout.rung * (static_cast<double>(i - layout.first) + 0.5));
}

/// Who stands where, and the rails down from there.
void MessageLadder::paintHead(QPainter &painter, const Layout &layout) const
{
    const double side = theme().px(9);
    for (const LaneId lane : layout.workers) {
        const double x = *layout.columnOf(lane);
        const QString name = painter.fontMetrics().elidedText(
            texts::laneName(m_trace, lane), Qt::ElideMiddle, static_cast<int>(layout.column - side - theme().px(12)));
        const double width = side + theme().px(5) + painter.fontMetrics().horizontalAdvance(name);
        const QRectF place(x - width / 2, layout.plot.top(), width, layout.head - theme().px(4));
        painter.fillRect(QRectF(place.left(), place.center().y() - side / 2, side, side), theme().hue(lane));
        painter.setPen(theme().ink);
        painter.drawText(place.adjusted(side + theme().px(5), 0, theme().px(2), 0), Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.fillRect(QRectF(std::floor(x), layout.plot.top() + layout.head, 1, layout.plot.height() - layout.head), theme().border);
    }
}

void MessageLadder::paintRung(QPainter &painter, const Layout &layout, const FlowRow &message, double y) const
{
    painter.setPen(theme().faint);
    const QRectF row(layout.plot.left(), y - layout.rung / 2, layout.left - layout.plot.left(), layout.rung);
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, texts::exactTime(message.sent));
    const auto from = layout.columnOf(message.from);
    const auto to = layout.columnOf(message.to);
    if (!from || !to)
        return;
    const QColor hue = theme().hue(message.from);
    const double head = theme().px(arrowUnits);
    const double along = *to > *from ? 1 : -1;
    painter.setPen(QPen(hue, theme().px(1.5)));
    painter.drawLine(QPointF(*from, y), QPointF(*to - along * head, y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(hue);
    painter.drawEllipse(QPointF(*from, y), theme().px(2.5), theme().px(2.5));
    painter.drawPolygon(QPolygonF{QPointF(*to, y), QPointF(*to - along * head, y - head * 0.5), QPointF(*to - along * head, y + head * 0.5)});
    painter.setBrush(Qt::NoBrush);

    const QFontMetrics metrics = painter.fontMetrics();
    const QString text = metrics.elidedText(textOf(message), Qt::ElideRight, static_cast<int>(std::abs(*to - *from) - 2 * head - theme().px(16)));
    if (text.size() < 2)
        return;
    const double width = metrics.horizontalAdvance(text) + theme().px(10);
    const QRectF label((*from + *to - along * head - width) / 2, y - metrics.height() / 2.0, width, metrics.height());
    painter.fillRect(label, theme().paper);
    painter.setPen(theme().ink);
    painter.drawText(label, Qt::AlignCenter, text);
}

/// Through what, and how long it was on its way.
QString MessageLadder::textOf(const FlowRow &message) const
{
    const QString channel = texts::objectName(m_trace, message.object);
    const QString length = lengthOf(message);
    return length.isEmpty() ? channel : channel + QStringLiteral(" \u00b7 ") + length;
}

ChartTable MessageLadder::table() const
{
    ChartTable table;
    table.headers = {tr("Sent"), tr("From"), tr("To"), tr("Through"), tr("On its way")};
    for (const FlowRow &message : m_messages)
        table.rows.push_back({texts::exactTime(message.sent), texts::laneName(m_trace, message.from), texts::laneName(m_trace, message.to),
            texts::objectName(m_trace, message.object), lengthOf(message)});
    return table;
}

void MessageLadder::retranslate()
{
    setTitle(tr("Messages"));
    if (m_messages.empty())
        setHint(tr("Run the experiment: who sends what to whom appears here, message by message."));
}

} // namespace interleave
