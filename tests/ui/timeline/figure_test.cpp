// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synthetic_trace.h"
#include "ui/export/figure.h"

#include <QPainter>
#include <QTest>
#include <QXmlStreamReader>

namespace interleave {

class FigureTest : public QObject
{
    Q_OBJECT

private:
    static FigureRequest request(const std::shared_ptr<TraceStore> &store)
    {
        FigureRequest figure;
        figure.view = store->view();
        figure.size = {1000, 500};
        figure.title = QStringLiteral("The balance");
        figure.facts.markerText = [](const MarkerRow &) { return QStringLiteral("lock"); };
        return figure;
    }

private Q_SLOTS:
    void theSameRequestGivesTheSameBytes()
    {
        SyntheticTrace made;
        made.everyShape = true;
        const auto store = made.make();
        const FigureRequest figure = request(store);
        QCOMPARE(figurePng(figure), figurePng(figure));
        QCOMPARE(figureSvg(figure), figureSvg(figure));
        QCOMPARE(figureImage(figure).size(), QSize(1000, 500));
    }

    void everyShapeAndThemeIsDrawn()
    {
        SyntheticTrace made;
        made.everyShape = true;
        made.queue = true;
        const auto store = made.make();
        for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark, ThemeKind::projector}) {
            FigureRequest figure = request(store);
            figure.theme = Theme::make(kind);
            const QImage image = figureImage(figure);
            QCOMPARE(QColor(image.pixel(image.width() - 1, 1)), figure.theme.paper);
        }
    }

    void nothingOfAVectorFigureLiesOutside()
    {
        SyntheticTrace made;
        made.fineLock = true;
        const auto store = made.make();
        FigureRequest figure = request(store);
        figure.range = {50'000'000, 150'000'000}; // slices reach beyond both ends
        QXmlStreamReader xml(figureSvg(figure));
        int rectangles = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String("rect"))
                continue;
            ++rectangles;
            const double x = xml.attributes().value(QLatin1String("x")).toDouble();
            const double width = xml.attributes().value(QLatin1String("width")).toDouble();
            QVERIFY(x >= -0.5);
            QVERIFY(x + width <= 1000.5);
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(rectangles > 100);
    }

    void aVectorFigureStaysSmallWithAMillionSlices()
    {
        const auto store = manySlices(8, 1'000'000, 2'000'000'000);
        const QByteArray svg = figureSvg(request(store));
        QVERIFY2(svg.size() < 8'000'000, QByteArray::number(svg.size()).constData());
    }

    void panelsGetTheirPlace()
    {
        const auto store = SyntheticTrace{}.make();
        FigureRequest figure = request(store);
        std::vector<QRectF> places;
        for (int i = 0; i < 3; ++i)
            figure.panels.push_back([&](QPainter &, const QRectF &place) { places.push_back(place); });
        figureImage(figure);
        QCOMPARE(places.size(), std::size_t{3});
        for (const QRectF &place : places) {
            QVERIFY(QRectF(QPointF(0, 0), QSizeF(figure.size)).contains(place));
            QVERIFY(place.height() > 40);
            QVERIFY(!place.intersects(places[0]) || place == places[0]);
        }
    }

    void anEmptyTraceIsAFigureToo()
    {
        FigureRequest figure;
        figure.size = {400, 300};
        QVERIFY(!figurePng(figure).isEmpty());
        QVERIFY(!figureSvg(figure).isEmpty());
    }
};

} // namespace interleave

QTEST_MAIN(interleave::FigureTest)
#include "figure_test.moc"
