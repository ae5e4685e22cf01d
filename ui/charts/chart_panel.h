// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/store/trace_store.h"
#include "ui/theme.h"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QChart;
class QChartView;
class QCategoryAxis;
class QValueAxis;
QT_END_NAMESPACE
class QGraphicsLineItem;
class QLabel;

namespace interleave {

/// What a chart is drawn from; nothing is kept after the call but copies of what it shows.
struct ChartInput
{
    TraceView view;
    std::shared_ptr<const Report> report; ///< may be missing early in a run
    TimeRange window;                     ///< the one time axis: that of the timeline
};

/// The numbers behind a chart, for those who cannot see it.
struct ChartTable
{
    QStringList headers;
    std::vector<QStringList> rows;
};

/// One chart: title on the left, the value of this moment on the right, the plot, or a word about what would appear here. The plot area lies at
/// the same place in every chart of the same size, so that charts one above the other share their time axis. GUI thread.
class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    ~ChartPanel() override;

    /// Brings the plot up to date; at most ten times a second.
    virtual void showRun(const ChartInput &input) = 0;
    virtual ChartTable table() const = 0;

    void setTheme(const Theme &theme);
    virtual void retranslate() = 0;
    /// Draws title and plot into `target`, for figures.
    void exportTo(QPainter &painter, const QRectF &target);
    QString title() const;
    QString currentValue() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    ChartPanel(const char *objectName, QWidget *parent);

    const Theme &theme() const { return m_theme; }
    QChart *chart() const { return m_chart; }
    QValueAxis *xAxis() const { return m_x; }
    void setTitle(const QString &text);
    void setCurrentValue(const QString &text);
    /// `text` empty: the plot is shown.
    void setHint(const QString &text);
    /// Fixed steps, so that the axis stands still while values move. `labels` of 0 and of the end.
    void setYRange(double end, const QString &endLabel, const QString &beginLabel = QStringLiteral("0"));
    double yEnd() const { return m_yEnd; }
    /// For a picture without scales: it gets the place of their labels, too.
    void hideAxes();
    /// Dashed vertical lines where a value was changed by hand.
    void setMarkers(const TraceView &view, TimeRange window);
    QRectF plotArea() const;
    virtual void themeChanged() {}
    virtual void plotMoved() {}

    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();

    Theme m_theme;
    QLabel *m_title;
    QLabel *m_current;
    QString m_titleText; ///< whole; the labels may have to shorten theirs
    QString m_currentText;
    QLabel *m_hint;
    QChart *m_chart;
    QChartView *m_view;
    QValueAxis *m_x;
    QCategoryAxis *m_y;
    std::vector<QGraphicsLineItem *> m_markers;
    double m_yEnd = 0;
    bool m_hasAxes = true;
    QString m_yLabel;
    QString m_yBegin;
};

} // namespace interleave
