// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_chart.h"

#include "ui/texts/quantities.h"
#include "ui/texts/run_facts.h"
#include "ui/texts/texts.h"

#include <QChart>
#include <QGraphicsLineItem>
#include <QGraphicsSimpleTextItem>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double decades = 10;    ///< from this ratio of the largest to the smallest value on, the axis is logarithmic
constexpr double sideRoom = 0.04; ///< of the axis, left and right of the points

QPointF placeOf(const CurveAxis &axis, const std::pair<double, double> &point)
{
    return {axis.shareOf(point.first), point.second};
}

/// Curves that an experiment told as plain series named like one.
std::vector<Curve> curvesOf(const Report &report)
{
    std::vector<Curve> curves = report.curves;
    for (const auto &[name, points] : report.series) {
        const std::size_t open = name.find('(');
        if (open == std::string::npos || name.back() != ')')
            continue;
        Curve curve{.measure = name.substr(0, open), .parameter = name.substr(open + 1, name.size() - open - 2), .points = {}};
        for (const Point &point : points)
            curve.points.emplace_back(static_cast<double>(point.time), point.value);
        curves.push_back(std::move(curve));
    }
    return curves;
}

} // namespace

CurveAxis::CurveAxis(const Curve &curve)
{
    if (curve.points.empty())
        return;
    const auto [least, most] = std::minmax_element(curve.points.begin(), curve.points.end());
    m_least = least->first;
    m_most = most->first;
    m_logarithmic = curve.words.empty() && m_least > 0 && m_most / m_least >= decades;
}

double CurveAxis::shareOf(double value) const
{
    if (m_most <= m_least)
        return 0.5;
    if (m_logarithmic)
        return value > 0 ? std::log(value / m_least) / std::log(m_most / m_least) : -1;
    return (value - m_least) / (m_most - m_least);
}

CurveChart::CurveChart(const char *objectName, std::size_t which, QWidget *parent) :
    ChartPanel(objectName, parent), m_which(which), m_line(new QLineSeries(chart())), m_model(new QLineSeries(chart())),
    m_dots(new QScatterSeries(chart())), m_predicted(new QGraphicsLineItem(chart()))
{
    for (QXYSeries *series : {static_cast<QXYSeries *>(m_line), static_cast<QXYSeries *>(m_model), static_cast<QXYSeries *>(m_dots)}) {
        chart()->addSeries(series);
        for (QAbstractAxis *axis : chart()->axes())
            series->attachAxis(axis);
    }
    xAxis()->setRange(-sideRoom, 1 + sideRoom);
    m_predicted->setZValue(15);
    m_predicted->hide();
    retranslate();
}

CurveChart::~CurveChart() = default;

void CurveChart::showRun(const ChartInput &input)
{
    const std::vector<Curve> curves = input.report ? curvesOf(*input.report) : std::vector<Curve>();
    m_curve = m_which < curves.size() ? curves[m_which] : Curve();
    const auto notFinite = [](const auto &point) { return !std::isfinite(point.first) || !std::isfinite(point.second); };
    std::erase_if(m_curve.points, notFinite);
    std::erase_if(m_curve.model, notFinite);
    retranslate();
    if (m_curve.points.empty())
        return;
    setScale();
    fillSeries();
    placeWords();
    const auto &last = m_curve.points.back();
    const QString at = tr("%1 at %2", "value of a measure, value of its parameter").arg(measureWords(last.second), valueWords(last.first));
    setCurrentValue(m_curve.model.empty() ? at : tr("%1; dashed: theory").arg(at));
}

void CurveChart::setScale()
{
    double top = 0;
    for (const auto &point : m_curve.points)
        top = std::max(top, point.second);
    // A model may promise far more than was reached; it is drawn as far as it helps.
    double promised = 0;
    for (const auto &point : m_curve.model)
        promised = std::max(promised, point.second);
    const double wanted = texts::niceCeiling(std::max(top, std::min(promised, top * 1.5)) * 1.02);
    setYRange(wanted, measureWords(wanted));
}

void CurveChart::fillSeries()
{
    const CurveAxis axis(m_curve);
    QList<QPointF> points;
    for (const auto &point : m_curve.points)
        points.append(placeOf(axis, point));
    QList<QPointF> model;
    for (const auto &point : m_curve.model) {
        if (point.second <= yEnd())
            model.append(placeOf(axis, point));
    }
    m_line->replace(points);
    m_dots->replace(points);
    m_model->replace(model);
}

QString CurveChart::valueWords(double x) const
{
    const auto index = static_cast<std::size_t>(std::max(x, 0.0));
    if (index < m_curve.words.size())
        return texts::choiceLabel(m_curve.parameter, m_curve.words[index]);
    return texts::shortCount(x);
}

const std::string &CurveChart::measure() const
{
    return m_curve.shownAs.empty() ? m_curve.measure : m_curve.shownAs;
}

QString CurveChart::measureName() const
{
    return texts::measurePartLabel({}, measure());
}

QString CurveChart::measureWords(double y) const
{
    const QString name = texts::fromUtf8(measure());
    const QString shown = texts::shownAs(name, y);
    // A plain number is shortened, so that it fits beside the axis.
    const bool plain = std::all_of(shown.begin(), shown.end(), [](QChar c) { return c.isDigit() || c == QChar(0x202f); });
    return plain ? texts::shortCount(y) : shown;
}

void CurveChart::placeWords()
{
    m_wordsUsed = 0;
    const CurveAxis axis(m_curve);
    for (const auto &point : m_curve.points)
        putWord(valueWords(point.first), axis.shareOf(point.first), true);
    m_predicted->setVisible(m_curve.predicted && !m_curve.points.empty());
    if (m_curve.predicted) {
        const double share = axis.shareOf(*m_curve.predicted);
        const bool inside = share >= -sideRoom && share <= 1 + sideRoom;
        m_predicted->setVisible(inside && !m_curve.points.empty());
        const QRectF plot = plotArea();
        const double x = plot.left() + plot.width() * (share + sideRoom) / (1 + 2 * sideRoom);
        m_predicted->setPen(QPen(theme().faint, theme().px(1), Qt::DashLine));
        m_predicted->setLine(x, plot.top(), x, plot.bottom());
        if (inside)
            putWord(tr("theory: %1").arg(valueWords(*m_curve.predicted)), share, false);
    }
    for (std::size_t i = m_wordsUsed; i < m_words.size(); ++i)
        m_words[i]->setVisible(false);
}

/// Under the axis, where it does not run into its left neighbour; or at the top of the plot, beside a line.
void CurveChart::putWord(const QString &text, double share, bool below)
{
    if (m_wordsUsed == m_words.size()) {
        m_words.push_back(new QGraphicsSimpleTextItem(chart()));
        m_words.back()->setZValue(20);
    }
    QGraphicsSimpleTextItem *word = m_words[m_wordsUsed];
    word->setFont(theme().small());
    word->setBrush(theme().faint);
    word->setText(text);
    const QRectF plot = plotArea();
    const double width = word->boundingRect().width();
    const double centre = plot.left() + plot.width() * (share + sideRoom) / (1 + 2 * sideRoom);
    if (below) {
        const double left = std::clamp(centre - width / 2, plot.left() - theme().px(20), plot.right() + theme().px(10) - width);
        const double freeFrom =
            m_wordsUsed == 0 ? -1e9 : m_words[m_wordsUsed - 1]->pos().x() + m_words[m_wordsUsed - 1]->boundingRect().width() + theme().px(8);
        if (left < freeFrom)
            return;
        word->setPos(left, plot.bottom() + theme().px(2));
    } else {
        const bool fitsRight = centre + width + theme().px(6) < plot.right();
        word->setPos(fitsRight ? centre + theme().px(4) : centre - width - theme().px(4), plot.top());
    }
    word->setVisible(true);
    ++m_wordsUsed;
}

ChartTable CurveChart::table() const
{
    ChartTable table;
    const QString model = tr("Theory");
    table.headers = {m_curve.parameter.empty() ? tr("Parameter") : texts::parameterLabel(m_curve.parameter),
        m_curve.measure.empty() ? tr("Value") : measureName()};
    if (!m_curve.model.empty())
        table.headers << model;
    for (const auto &[x, y] : m_curve.points) {
        QStringList row{valueWords(x), measureWords(y)};
        if (!m_curve.model.empty()) {
            const double value = x;
            const auto said = std::find_if(m_curve.model.begin(), m_curve.model.end(), [value](const auto &point) { return point.first == value; });
            row << (said == m_curve.model.end() ? QString() : measureWords(said->second));
        }
        table.rows.push_back(row);
    }
    return table;
}

void CurveChart::retranslate()
{
    if (m_curve.points.empty()) {
        setTitle(tr("Curve"));
        setHint(tr("Run the experiment: each of its settings becomes a point here."));
        return;
    }
    const QString measure = measureName();
    setTitle(
        tr("%1 by %2", "measure, parameter").arg(measure.left(1).toUpper() + measure.mid(1), texts::parameterLabel(m_curve.parameter).toLower()));
    setHint({});
}

void CurveChart::themeChanged()
{
    m_line->setPen(QPen(theme().ink, theme().px(1.6)));
    m_model->setPen(QPen(theme().faint, theme().px(1.6), Qt::DashLine));
    m_dots->setColor(theme().ink);
    m_dots->setBorderColor(theme().ink);
    m_dots->setMarkerSize(theme().px(7));
    placeWords();
}

void CurveChart::plotMoved()
{
    placeWords();
}

} // namespace interleave
