// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/column_painter.h"
#include "ui/timeline/column_rows.h"
#include "ui/timeline/image_sink.h"

#include <QImage>
#include <QTest>

#include <memory>
#include <random>
#include <set>

namespace interleave {

class ColumnsTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int height = 20;
    static constexpr QRgb nothing = 0xff010203;

    /// The colour of one pixel by the block's own words.
    static QRgb colorAt(const ColumnBlock &block, int i, int y, QRgb below, QRgb stripe)
    {
        const auto at = static_cast<std::size_t>(i);
        QRgb color = y >= block.baseTop[at] && y < block.baseBottom[at] ? block.base[at] : below;
        for (std::size_t l = ColumnBlock::layers; l-- > 0;) {
            if (y >= block.layerTop[l][at])
                color = block.layer[l][at];
        }
        return color == ColumnBlock::striped ? stripe : color;
    }

    static std::unique_ptr<ColumnBlock> randomBlock(std::mt19937 &random)
    {
        auto block = std::make_unique<ColumnBlock>();
        block->count = 1 + static_cast<int>(random() % ColumnBlock::most);
        block->bottom = height;
        const auto color = [&] { return random() % 4 == 0 ? ColumnBlock::striped : static_cast<QRgb>(0xff000000U | (random() & 0xffffffU)); };
        for (int i = 0; i < block->count; ++i) {
            block->clear(i);
            const auto at = static_cast<std::size_t>(i);
            block->baseTop[at] = static_cast<int>(random() % height);
            block->baseBottom[at] = block->baseTop[at] + static_cast<int>(random() % height);
            block->base[at] = color();
            int top = height;
            for (int l = 0; l < ColumnBlock::layers; ++l) {
                top -= static_cast<int>(random() % static_cast<unsigned>(top / 2 + 1));
                block->setLayer(l, i, top, color());
            }
        }
        return block;
    }

    static const Theme &theme()
    {
        static const Theme light = Theme::make(ThemeKind::light);
        return light;
    }

    static QImage paper()
    {
        QImage image(200, height, QImage::Format_RGB32);
        image.fill(nothing);
        return image;
    }

    static QImage painted(const std::vector<PixelColumn> &pixels, bool byState)
    {
        QImage image = paper();
        ImageSink sink(image, 1, 0);
        DenseSpan span;
        span.height = height;
        span.byState = byState;
        span.who = LaneId{0};
        ColumnPainter(sink, theme(), 1).paint(span, pixels, 0, 0, QColor(nothing));
        return image;
    }

    static PixelColumn column(std::initializer_list<std::pair<SliceState, float>> parts, std::uint8_t flags = 0)
    {
        PixelColumn pixel;
        for (const auto &[state, share] : parts)
            pixel.parts[pixel.count++] = {static_cast<std::uint32_t>(state), share};
        pixel.flags = flags;
        return pixel;
    }

    static int rowsOf(const QImage &image, int x, QRgb color)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            count += image.pixel(x, y) == color ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void everyFillerSaysWhatTheBlockSays()
    {
        std::mt19937 random(11);
        for (int trial = 0; trial < 200; ++trial) {
            const auto block = randomBlock(random);
            std::vector<QRgb> stripes(ColumnBlock::most);
            for (QRgb &stripe : stripes)
                stripe = static_cast<QRgb>(0xff000000U | (random() & 0xffffffU));
            const int from = static_cast<int>(random() % static_cast<unsigned>(block->count));
            for (const RowFiller fill : {plainRowFiller(), fastestRowFiller()}) {
                for (int y = 0; y < height; ++y) {
                    std::vector<QRgb> row(ColumnBlock::most, nothing);
                    fill(row.data(), *block, y, from, block->count, stripes.data());
                    for (int i = 0; i < ColumnBlock::most; ++i) {
                        const auto at = static_cast<std::size_t>(i);
                        const bool inside = i >= from && i < block->count;
                        QCOMPARE(row[at], inside ? colorAt(*block, i, y, nothing, stripes[at]) : nothing);
                    }
                }
            }
        }
    }

    void blocksAreCutAtTheEdgesOfTheImage()
    {
        std::mt19937 random(12);
        const auto block = randomBlock(random);
        block->count = ColumnBlock::most;
        for (int i = 0; i < block->count; ++i) {
            block->clear(i);
            block->setLayer(0, i, -5, 0xff112233);
        }
        for (const int x : {-300, -100, 0, 150, 199, 250}) {
            QImage image = paper();
            ImageSink sink(image, 1, 3);
            block->x = x;
            block->top = -5;
            block->bottom = height + 5;
            sink.columns(*block);
            for (int i = 0; i < image.width(); ++i)
                QCOMPARE(image.pixel(i, height / 2), i >= x && i < x + block->count ? QRgb{0xff112233} : nothing);
        }
    }

    void theLargestStandsBehindTheOthersAsHighAsTheirShares()
    {
        const QRgb hue = theme().hue(LaneId{0}).rgb();
        const QImage image = painted({column({{SliceState::lock, 0.6F}, {SliceState::running, 0.4F}}), column({{SliceState::running, 1}}), {},
                                         column({{SliceState::other, 0.995F}, {SliceState::running, 0.005F}})},
            true);
        QCOMPARE(image.pixel(0, height - 1), hue);
        QVERIFY(rowsOf(image, 0, hue) >= 8); // of 20: its share, and the wait's line above it
        QVERIFY(rowsOf(image, 0, nothing) >= 8);
        QCOMPARE(rowsOf(image, 1, hue), height);
        QCOMPARE(rowsOf(image, 2, nothing), height);
        QCOMPARE(rowsOf(image, 3, hue), 1); // who ran at all is seen
    }

    void aWaitThatSleptIsNeverDropped()
    {
        const auto shares = {std::pair{SliceState::running, 0.999F}, std::pair{SliceState::lock, 0.001F}};
        const QRgb hue = theme().hue(LaneId{0}).rgb();
        QCOMPARE(rowsOf(painted({column(shares)}, true), 0, hue), height);
        QCOMPARE(rowsOf(painted({column(shares, SliceFlags::slept)}, true), 0, hue), height - 2);
    }

    void wantingACoreIsStriped()
    {
        const QImage image = painted(std::vector<PixelColumn>(60, column({{SliceState::runnable, 1}})), true);
        std::set<QRgb> colors;
        for (int x = 0; x < 60; ++x)
            colors.insert(image.pixel(x, height / 2));
        QVERIFY(colors.size() >= 2);
        QVERIFY(!colors.contains(nothing));
        QCOMPARE(image.pixel(30, 0), nothing);
    }

    void whatIsLostIsEmptyBetweenTwoLines()
    {
        const QImage image = painted({column({{SliceState::lost, 1}})}, true);
        QVERIFY(image.pixel(0, 0) != nothing && image.pixel(0, height - 1) != nothing);
        QCOMPARE(rowsOf(image, 0, nothing), height - 2);
    }
};

} // namespace interleave

QTEST_MAIN(interleave::ColumnsTest)
#include "columns_test.moc"
