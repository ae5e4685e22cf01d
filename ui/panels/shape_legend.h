// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

namespace interleave {

/// What the shapes on the lanes mean: running, runnable, blocked, lost. Grey, because colour says who.
class ShapeLegend : public QWidget
{
    Q_OBJECT

public:
    enum class Detail { statusBar, projector };

    explicit ShapeLegend(Detail detail, QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    void retranslate();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Shape { running, runnable, blocked, lost };
    struct Entry
    {
        Shape shape;
        QString words;
    };

    QFont font() const;
    double shapeWidth() const;
    void paintShape(QPainter &painter, Shape shape, const QRectF &place) const;

    Detail m_detail;
    Theme m_theme;
    std::vector<Entry> m_entries;
};

} // namespace interleave
