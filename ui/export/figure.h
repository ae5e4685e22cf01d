// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "ui/theme.h"
#include "ui/timeline/timeline_facts.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace interleave {

/// A chart in a figure: paints itself, title and all, into a rectangle.
using FigurePanel = std::function<void(QPainter &painter, const QRectF &place)>;

/// What a figure shows. Made from the same parts as the window, so it looks the same.
struct FigureRequest
{
    TraceView view;
    TimeRange range; ///< of the time axis; empty: the whole trace
    QSize size{1600, 900};
    Theme theme = Theme::make(ThemeKind::light);
    TimelineFacts facts;
    bool timeline = true;
    std::vector<FigurePanel> panels; ///< below the timeline, or alone
    QString title;                   ///< the experiment
    QString subtitle;                ///< its settings
    QString trust;                   ///< how sure: capture mode, losses
};

/// Text from the translations that are loaded; needs a QGuiApplication, but no display. Same request, same bytes.
QImage figureImage(const FigureRequest &request);
QByteArray figurePng(const FigureRequest &request);
/// One vector document of exactly `size` pixels. What would lie outside an area is cut off, not merely hidden.
QByteArray figureSvg(const FigureRequest &request);

} // namespace interleave
