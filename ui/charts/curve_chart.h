// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_panel.h"

QT_BEGIN_NAMESPACE
class QLineSeries;
class QScatterSeries;
QT_END_NAMESPACE
class QGraphicsLineItem;
class QGraphicsSimpleTextItem;

namespace interleave {

/// The x axis of a curve: logarithmic where the values span decades. Pure.
class CurveAxis
{
public:
    explicit CurveAxis(const Curve &curve);

    double shareOf(double value) const; ///< 0 at the smallest value, 1 at the largest
    bool isLogarithmic() const { return m_logarithmic; }

private:
    double m_least = 0;
    double m_most = 0;
    bool m_logarithmic = false;
};

/// Measured points against a parameter, joined by a line; what a model says is drawn over it, dashed. Not over time.
class CurveChart : public ChartPanel
{
    Q_OBJECT

public:
    /// `which`: the how manieth curve of the report is shown.
    CurveChart(const char *objectName, std::size_t which, QWidget *parent);
    ~CurveChart() override;

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void themeChanged() override;
    void plotMoved() override;

private:
    const std::string &measure() const; ///< that it is shown as
    QString measureName() const;
    QString valueWords(double x) const;
    QString measureWords(double y) const;
    void setScale();
    void fillSeries();
    void placeWords();
    void putWord(const QString &text, double share, bool below);

    std::size_t m_which;
    Curve m_curve;
    QLineSeries *m_line;
    QLineSeries *m_model;
    QScatterSeries *m_dots;
    QGraphicsLineItem *m_predicted;
    std::vector<QGraphicsSimpleTextItem *> m_words;
    std::size_t m_wordsUsed = 0;
};

} // namespace interleave
