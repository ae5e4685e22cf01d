// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figure.h"

#include "ui/export/figure_layout.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

namespace interleave {

QImage figureImage(const FigureRequest &request)
{
    QImage image(request.size, QImage::Format_RGB32);
    image.fill(request.theme.paper);
    FigureLayout layout(request);
    {
        QPainter painter(&image);
        layout.paintAround(painter);
    }
    layout.paintShapes(image);
    QPainter painter(&image);
    layout.paintOver(painter);
    return image;
}

QByteArray figurePng(const FigureRequest &request)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    figureImage(request).save(&buffer, "PNG");
    return bytes;
}

QByteArray figureSvg(const FigureRequest &request)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96); // pixels are CSS pixels; the default makes text a quarter too small
    generator.setSize(request.size);
    generator.setViewBox(QRect(QPoint(0, 0), request.size));
    generator.setTitle(request.title);
    generator.setDescription(request.subtitle);
    FigureLayout layout(request);
    QPainter painter(&generator);
    layout.paintAround(painter);
    layout.paintShapes(painter);
    layout.paintOver(painter);
    painter.end();
    return bytes;
}

} // namespace interleave
