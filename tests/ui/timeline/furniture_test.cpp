// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/trace_store.h"
#include "ui/timeline/furniture.h"

#include <QImage>
#include <QPainter>
#include <QTest>

namespace interleave {

class FurnitureTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int width = 600;
    static constexpr int height = 28;
    static constexpr Nanos ms = 1'000'000;

    /// The ruler of 600 ms, one a pixel, with the flag of a marker at that time.
    static QImage rulerWith(Nanos marker)
    {
        const auto store = TraceStore::create();
        store->append(MarkerRow{.time = marker, .parameter = {0}, .from = 0, .to = 1});
        store->publish(600 * ms);
        TimelineScene scene;
        scene.view = store->view();
        scene.facts.markerText = [](const MarkerRow &) { return QStringLiteral("lock \u2192 mutex"); };
        QImage image(width, height, QImage::Format_RGB32);
        image.fill(scene.theme.paper);
        QPainter painter(&image);
        furniture::paintFlags(painter, scene, TimeScale::make({0, 600 * ms}, width), image.rect());
        return image;
    }
    static bool isInk(const QImage &image, int x, int y) { return qGray(image.pixel(x, y)) < 80; }
    static bool anyInk(const QImage &image, int from, int to, int y)
    {
        for (int x = from; x < to; ++x) {
            if (isInk(image, x, y))
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void aFlagStandsToTheRightOfItsLine()
    {
        const QImage image = rulerWith(200 * ms);
        QVERIFY(anyInk(image, 198, 203, height - 2));
        QVERIFY(!anyInk(image, 0, 196, height / 2));
        QVERIFY(anyInk(image, 205, 280, height / 2));
    }

    void atTheEdgeItHangsToTheLeftAndItsPoleStaysWhereTheLineIs()
    {
        const QImage image = rulerWith(590 * ms);
        QVERIFY(anyInk(image, 588, 593, height - 2));
        QVERIFY(!anyInk(image, 0, 585, height - 2)); // no pole at its other end
        QVERIFY(anyInk(image, 510, 585, height / 2));
    }
};

} // namespace interleave

QTEST_MAIN(interleave::FurnitureTest)
#include "furniture_test.moc"
