// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_panel.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QFontMetrics>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QGraphicsScene>
#include <QLabel>
#include <QLegend>
#include <QPainter>
#include <QResizeEvent>
#include <QValueAxis>

#include <algorithm>

namespace interleave {

namespace {

constexpr std::size_t mostMarkers = 32;
// The plot's margins in grid units; the left one holds the labels of the y axis.
constexpr double leftMargin = 56, rightMargin = 14, topMargin = 8, bottomMargin = 18;

} // namespace

ChartPanel::ChartPanel(const char *objectName, QWidget *parent) :
    QWidget(parent), m_title(new QLabel(this)), m_current(new QLabel(this)), m_hint(new QLabel(this)), m_chart(new QChart),
    m_view(new QChartView(m_chart, this)), m_x(new QValueAxis(m_chart)), m_y(new QCategoryAxis(m_chart))
{
    setObjectName(QLatin1String(objectName));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Light);
    m_current->setForegroundRole(QPalette::PlaceholderText);
    m_current->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);

    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setMargins({0, 0, 0, 0});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_chart->setDropShadowEnabled(false);
    m_chart->legend()->hide();
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    m_x->setLabelsVisible(false);
    m_x->setGridLineVisible(false);
    m_x->setLineVisible(false);
    m_y->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_y->setLineVisible(false);
    m_y->setTruncateLabels(false);
    setYRange(1, QStringLiteral("1"));
    connect(m_chart, &QChart::plotAreaChanged, this, [this] { plotMoved(); });
}

ChartPanel::~ChartPanel()
{
    m_chart->disconnect(this); // the chart goes later than what it would tell
}

void ChartPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_title->setFont(theme.strong());
    m_current->setFont(theme.small());
    m_hint->setFont(theme.small());
    m_chart->setBackgroundBrush(theme.paper);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_view->setBackgroundBrush(theme.paper);
    m_y->setLabelsFont(theme.small());
    m_y->setLabelsColor(theme.faint);
    m_y->setGridLineColor(theme.hairline);
    for (QGraphicsLineItem *marker : m_markers)
        marker->setPen(QPen(theme.ink, theme.px(1), Qt::DashLine));
    themeChanged();
    layOut();
}

QString ChartPanel::title() const
{
    return m_titleText;
}

QString ChartPanel::currentValue() const
{
    return m_currentText;
}

void ChartPanel::setTitle(const QString &text)
{
    m_titleText = text;
    m_view->setAccessibleName(text);
    setAccessibleName(text);
    layOut();
}

void ChartPanel::setCurrentValue(const QString &text)
{
    if (text == m_currentText)
        return;
    m_currentText = text;
    setAccessibleDescription(text);
    layOut();
}

void ChartPanel::setHint(const QString &text)
{
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
    m_view->setVisible(text.isEmpty());
    if (!text.isEmpty())
        setCurrentValue({});
}

void ChartPanel::setYRange(double end, const QString &endLabel, const QString &beginLabel)
{
    if (end == m_yEnd && endLabel == m_yLabel && beginLabel == m_yBegin)
        return;
    m_yBegin = beginLabel;
    m_yEnd = end;
    m_yLabel = endLabel;
    const QStringList old = m_y->categoriesLabels();
    for (const QString &label : old)
        m_y->remove(label);
    m_y->setRange(0, end);
    m_y->setStartValue(0);
    // Lines at the thirds, words at both ends only. Labels must differ from one another, hence the blanks.
    m_y->append(beginLabel, 0);
    m_y->append(QStringLiteral(" "), end / 3);
    m_y->append(QStringLiteral("  "), end * 2 / 3);
    m_y->append(endLabel, end);
}

void ChartPanel::hideAxes()
{
    m_hasAxes = false;
    m_x->setVisible(false);
    m_y->setVisible(false);
    layOut();
}

void ChartPanel::setMarkers(const TraceView &view, TimeRange window)
{
    std::vector<Nanos> times;
    for (std::uint64_t i = view.markerCount(); i-- > 0 && times.size() < mostMarkers;)
        if (const Nanos time = view.marker(i).time; window.contains(time))
            times.push_back(time);
    while (m_markers.size() < times.size()) {
        auto *line = new QGraphicsLineItem(m_chart);
        line->setPen(QPen(m_theme.ink, m_theme.px(1), Qt::DashLine));
        line->setZValue(20);
        m_markers.push_back(line);
    }
    const QRectF plot = plotArea();
    for (std::size_t i = 0; i < m_markers.size(); ++i) {
        m_markers[i]->setVisible(i < times.size());
        if (i >= times.size())
            continue;
        const double share = static_cast<double>(times[i] - window.begin) / static_cast<double>(window.length());
        const double x = plot.left() + share * plot.width();
        m_markers[i]->setLine(x, plot.top(), x, plot.bottom());
    }
}

QRectF ChartPanel::plotArea() const
{
    return m_chart->plotArea();
}

QSize ChartPanel::sizeHint() const
{
    return {m_theme.px(400), m_theme.px(200)};
}

QSize ChartPanel::minimumSizeHint() const
{
    return {m_theme.px(180), m_theme.px(96)};
}

void ChartPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void ChartPanel::layOut()
{
    const int side = m_theme.px(12);
    const int head = m_theme.px(30);
    // The title comes first; what is said of this moment has the rest, and whole it is in the tip.
    const QFontMetrics titles(m_title->font());
    const QFontMetrics values(m_current->font());
    const int titleWidth = std::min(titles.horizontalAdvance(m_titleText) + 1, std::max(0, width() - 2 * side));
    const int valueWidth = std::max(0, width() - 3 * side - titleWidth);
    m_title->setText(titles.elidedText(m_titleText, Qt::ElideRight, titleWidth));
    m_title->setGeometry(side, m_theme.px(2), titleWidth, head - m_theme.px(2));
    m_current->setText(values.elidedText(m_currentText, Qt::ElideRight, valueWidth));
    m_current->setToolTip(m_current->text() == m_currentText ? QString() : m_currentText);
    m_current->setGeometry(width() - side - valueWidth, m_theme.px(2), valueWidth, head - m_theme.px(2));
    const QRect body(0, head, width(), std::max(1, height() - head));
    m_view->setGeometry(body);
    m_hint->setGeometry(body.adjusted(2 * side, 0, -2 * side, -head / 2));
    m_chart->resize(m_view->size()); // a hidden view would do so only when it is shown
    const double left = m_hasAxes ? leftMargin : rightMargin;
    m_chart->setPlotArea(QRectF(m_theme.px(left), m_theme.px(topMargin), std::max(1, body.width() - m_theme.px(left + rightMargin)),
        std::max(1, body.height() - m_theme.px(topMargin + bottomMargin))));
    // The lines follow the new area at once, but the grid only when the layout is asked again.
    m_chart->layout()->invalidate();
    m_chart->layout()->activate();
}

void ChartPanel::exportTo(QPainter &painter, const QRectF &target)
{
    // Also for a chart that was never shown, which gets no resize events.
    layOut();
    painter.save();
    painter.translate(target.topLeft());
    painter.scale(target.width() / std::max(1, width()), target.height() / std::max(1, height()));
    painter.fillRect(rect(), m_theme.paper);
    painter.setPen(m_theme.ink);
    painter.setFont(m_title->font());
    painter.drawText(m_title->geometry(), Qt::AlignLeft | Qt::AlignVCenter, m_title->text());
    painter.setPen(m_theme.faint);
    painter.setFont(m_current->font());
    painter.drawText(m_current->geometry(), Qt::AlignRight | Qt::AlignVCenter, m_current->text());
    if (m_hint->text().isEmpty())
        m_chart->scene()->render(&painter, QRectF(m_view->geometry()), QRectF(QPointF(), QSizeF(m_view->size())));
    else
        painter.drawText(m_hint->geometry(), Qt::AlignCenter | Qt::TextWordWrap, m_hint->text());
    painter.restore();
}

} // namespace interleave
