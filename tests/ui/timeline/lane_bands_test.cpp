// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synthetic_trace.h"
#include "ui/timeline/image_sink.h"
#include "ui/timeline/lane_bands.h"
#include "ui/timeline/lane_renderer.h"

#include <QImage>
#include <QTest>

namespace interleave {

class LaneBandsTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int width = 1500;
    static constexpr int height = 900;

    static QImage paper()
    {
        QImage image(width, height, QImage::Format_RGB32);
        image.fill(Qt::red); // so that what nobody paints is seen
        return image;
    }

private Q_SLOTS:
    /// Enough lanes that a frame is worth sharing, and twice: the first frame tells what it costs.
    void drawsWhatIsBuiltAndPaintedAsAWhole_data()
    {
        QTest::addColumn<double>("share");
        QTest::newRow("dense") << 1.0;
        QTest::newRow("slice by slice") << 0.002;
    }
    void drawsWhatIsBuiltAndPaintedAsAWhole()
    {
        QFETCH(double, share);
        const auto store = manySlices(60, 400'000, 2'000'000'000);
        TimelineScene scene;
        scene.view = store->view();
        scene.rows = LaneList::make(scene.view, {});
        scene.rowsHeight = layOutLanes(scene.rows, scene.theme, height - 40);
        const TimeScale scale = TimeScale::make({0, static_cast<Nanos>(static_cast<double>(scene.view.end()) * share)}, width);
        LaneRenderer whole(scene);
        whole.build(scale, 30, height, 1);
        QImage expected = paper();
        ImageSink sink(expected, scene.theme.scale, 3);
        whole.paintShapes(sink, 0, 0);

        LaneRenderer byRow(scene);
        LaneBands bands;
        for (int frame = 0; frame < 4; ++frame) {
            QImage drawn = paper();
            byRow.arrange(scale, 30, height, 1);
            bands.draw(byRow, drawn, scene.theme.scale, 3);
            QCOMPARE(drawn, expected);
        }
        QCOMPARE(byRow.markCount(), whole.markCount());
    }

    void nothingToDrawIsPaper()
    {
        TimelineScene scene;
        LaneRenderer renderer(scene);
        QImage drawn = paper();
        renderer.arrange(TimeScale::make({0, 1'000'000}, width), 0, height, 1);
        LaneBands().draw(renderer, drawn, 1, 0);
        QCOMPARE(drawn.pixel(width / 2, height / 2), scene.theme.paper.rgb());
        QCOMPARE(drawn.pixel(width - 1, height - 1), scene.theme.paper.rgb());
    }
};

} // namespace interleave

QTEST_MAIN(interleave::LaneBandsTest)
#include "lane_bands_test.moc"
