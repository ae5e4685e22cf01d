// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synthetic_trace.h"
#include "ui/timeline/flow_lines.h"
#include "ui/timeline/furniture.h"
#include "ui/timeline/geometry_builder.h"

#include <QTest>

#include <random>

namespace interleave {

class GeometryTest : public QObject
{
    Q_OBJECT

private:
    static LaneRow rowOf(const TraceView &view, TrackId track)
    {
        LaneRow row;
        row.kind = LaneRow::Kind::worker;
        row.track = track;
        row.lane = view.track(track).lane;
        row.height = 36;
        return row;
    }

    static RowGeometry built(const TraceView &view, const LaneRow &row, const TimeScale &scale, const TimelineFacts &facts)
    {
        RowGeometry geometry;
        buildRow(view, row, scale, facts, geometry);
        return geometry;
    }

private Q_SLOTS:
    void pixelsAndTimesAgree()
    {
        std::mt19937_64 random(3);
        for (int i = 0; i < 2000; ++i) {
            const Nanos begin = static_cast<Nanos>(random() % 10'000'000'000);
            const Nanos length = 100 + static_cast<Nanos>(random() % 10'000'000'000);
            const int width = 1 + static_cast<int>(random() % 3000);
            const TimeScale scale = TimeScale::make({begin, begin + length}, width);
            for (const int x : {0, width / 3, width}) {
                QVERIFY(std::abs(scale.position(scale.timeAt(x)) - x) <= 1 / scale.perPixel + 1e-6);
            }
            // The window is met to half a pixel.
            QVERIFY(std::abs(scale.position(begin)) <= 0.51);
            QCOMPARE(scale.pixel(scale.timeAt(width / 2)), width / 2);
        }
    }

    void messagesAreLinesBetweenTheirRows()
    {
        const auto store = TraceStore::create();
        TimelineScene scene;
        for (std::uint32_t lane = 0; lane < 2; ++lane) {
            const TrackId track = store->addTrack({.kind = TrackKind::worker, .name = "worker", .lane = {lane}});
            store->publish(0);
            scene.rows.push_back(rowOf(store->view(), track));
            scene.rows.back().top = static_cast<int>(lane) * 36;
        }
        for (Nanos i = 0; i < 300; ++i)
            store->append(FlowRow{.sent = i * 1000, .received = i * 1000 + 500, .told = i * 1000 + 500, .number = 1, .from = {0}, .to = {1}});
        store->publish(300'000);
        scene.view = store->view();
        const QRect rect(0, 0, 1000, 72);
        QVERIFY(flowLines(scene, TimeScale::make({0, 300'000}, 1000), rect, 0).empty()); // too many to tell apart
        const auto lines = flowLines(scene, TimeScale::make({100'000, 110'000}, 1000), rect, 0);
        QVERIFY(lines.size() >= 10 && lines.size() <= 12);
        for (const FlowLine &line : lines) {
            QCOMPARE(line.sender.value, 0u);
            QVERIFY(line.from.y() < line.to.y() && line.from.x() < line.to.x());
            QVERIFY(QRectF(rect).adjusted(-1, -1, 1, 1).contains(line.from) && QRectF(rect).adjusted(-1, -1, 1, 1).contains(line.to));
        }
        // The second row out of sight: a line ends at the edge.
        for (const FlowLine &line : flowLines(scene, TimeScale::make({100'000, 110'000}, 1000), QRect(0, 0, 1000, 40), 0))
            QVERIFY(line.to.y() <= 40);
    }

    void aSlidingWindowMovesEveryEdgeTogether()
    {
        const Nanos edges[] = {1'234'567, 7'654'321, 40'000'003};
        const TimeScale still = TimeScale::make({0, 50'000'000}, 997);
        for (Nanos begin = 0; begin < 2'000'000; begin += 12'345) {
            const TimeScale moved = TimeScale::make({begin, begin + 50'000'000}, 997);
            const int by = still.pixel(edges[0]) - moved.pixel(edges[0]);
            for (const Nanos edge : edges)
                QCOMPARE(still.pixel(edge) - moved.pixel(edge), by);
        }
    }

    void zoomKeepsTheAnchor()
    {
        const TimeRange window{1'000, 5'000};
        const TimeRange closer = zoomed(window, 2'000, 0.5);
        QCOMPARE(closer.length(), Nanos{2'000});
        QCOMPARE(closer.begin, Nanos{1'500});
        QCOMPARE(panned(window, -0.5).begin, Nanos{-1'000});
    }

    void stepsAreOneTwoFive()
    {
        QCOMPARE(niceStep(0.1), Nanos{1});
        QCOMPARE(niceStep(3), Nanos{5});
        QCOMPARE(niceStep(11), Nanos{20});
        QCOMPARE(niceStep(5'000'001), Nanos{10'000'000});
    }

    void ticksNameTheirUnit()
    {
        const QChar thin(0x2009);
        QCOMPARE(furniture::tickText(20'000'000, 20'000'000), QStringLiteral("20") + thin + QStringLiteral("ms"));
        QCOMPARE(furniture::tickText(3'000'000'000, 1'000'000'000), QStringLiteral("3") + thin + QStringLiteral("s"));
        QVERIFY(furniture::tickText(1'500, 500).endsWith(thin + QStringLiteral("ns")));
    }

    void marksAreBoundedByPixels_data()
    {
        QTest::addColumn<qulonglong>("slices");
        for (const qulonglong slices : {100, 1'000, 10'000, 100'000, 1'000'000})
            QTest::newRow(QByteArray::number(slices).constData()) << slices;
    }

    void marksAreBoundedByPixels()
    {
        QFETCH(qulonglong, slices);
        const Nanos length = 1'000'000'000;
        const auto store = manySlices(2, slices, length);
        const TraceView view = store->view();
        for (const int width : {200, 1000, 1900}) {
            for (const Nanos part : {1, 7, 100, 5'000}) {
                const TimeScale scale = TimeScale::make({length / 3, length / 3 + length / part / 2}, width);
                for (std::uint32_t track = 0; track < 2; ++track) {
                    const RowGeometry row = built(view, rowOf(view, TrackId{track}), scale, {});
                    QVERIFY2(row.marks.size() <= static_cast<std::size_t>(width) / 2,
                        QByteArray::number(static_cast<qulonglong>(row.marks.size())).constData());
                    std::size_t columns = 0;
                    for (const DenseSpan &span : row.dense)
                        columns += span.count;
                    QVERIFY(columns <= static_cast<std::size_t>(width));
                }
            }
        }
    }

    void marksAndColumnsDoNotOverlap()
    {
        SyntheticTrace made;
        made.fineLock = true;
        made.length = 2'000'000'000;
        made.lockAt = 1'000'000'000;
        const auto store = made.make();
        const TraceView view = store->view();
        const TimeScale scale = TimeScale::make({0, made.length}, 1200);
        for (std::uint32_t track = 0; track < view.trackCount(); ++track) {
            const RowGeometry row = built(view, rowOf(view, TrackId{track}), scale, {});
            for (const Mark &mark : row.marks) {
                for (const DenseSpan &span : row.dense)
                    QVERIFY(mark.x1 <= span.x || mark.x0 >= span.x + static_cast<int>(span.count));
            }
        }
    }

    void aWaitThatSleptIsNeverDropped()
    {
        auto store = TraceStore::create();
        const TrackId track = store->addTrack({.kind = TrackKind::worker, .name = "Thread-1", .lane = LaneId{0}});
        Nanos time = 0;
        Nanos sleptAt = 0;
        for (int i = 0; i < 400'000; ++i) {
            const SliceState states[] = {SliceState::running, SliceState::runnable, SliceState::queue, SliceState::other, SliceState::io};
            Slice slice;
            slice.begin = time;
            slice.end = time += 2'000;
            slice.state = states[i % 5];
            if (i == 234'567) {
                slice.end = time = slice.begin + 100;
                slice.state = SliceState::lock;
                slice.flags = SliceFlags::slept;
                sleptAt = slice.begin;
            }
            store->append(track, slice);
        }
        store->publish(time);
        const TraceView view = store->view();
        for (const Nanos length : {time, time / 10, time / 1000, Nanos{10'000}}) {
            const TimeScale scale = TimeScale::make({std::max<Nanos>(0, sleptAt - length / 2), std::min(time, sleptAt + length / 2)}, 800);
            const RowGeometry row = built(view, rowOf(view, track), scale, {});
            bool found = false;
            for (const Mark &mark : row.marks)
                found = found || mark.shape == Shape::stopLine;
            for (const DenseSpan &span : row.dense)
                for (const PixelColumn &column : row.columnsOf(span))
                    for (unsigned i = 0; i < column.count; ++i)
                        found = found || column.parts[i].key == static_cast<std::uint32_t>(SliceState::lock);
            QVERIFY2(found, QByteArray::number(static_cast<qlonglong>(length)).constData());
        }
    }

    void anOpenSliceEndsAtNow()
    {
        auto store = TraceStore::create();
        const TrackId track = store->addTrack({.kind = TrackKind::worker, .name = "Thread-1", .lane = LaneId{0}});
        Slice open;
        open.begin = 1'000;
        store->setOpen(track, open);
        const TimeScale scale = TimeScale::make({0, 10'000}, 1000);
        for (const Nanos now : {2'000, 5'000, 9'000}) {
            store->publish(now);
            const RowGeometry row = built(store->view(), rowOf(store->view(), track), scale, {});
            QCOMPARE(row.marks.size(), std::size_t{1});
            QCOMPARE(row.marks[0].x0, 100);
            QCOMPARE(row.marks[0].x1, static_cast<int>(now / 10));
            QVERIFY(row.marks[0].flags & SliceFlags::openEnd);
        }
    }

    void shapesSayWhat()
    {
        Slice slice;
        QCOMPARE(shapeOf(slice), Shape::bar);
        slice.flags = SliceFlags::spinning;
        QCOMPARE(shapeOf(slice), Shape::hollow);
        slice.flags = 0;
        const std::pair<SliceState, Shape> pairs[] = {{SliceState::runnable, Shape::hatched}, {SliceState::lock, Shape::stopLine},
            {SliceState::queue, Shape::dotted}, {SliceState::pipe, Shape::dotted}, {SliceState::io, Shape::dashDot},
            {SliceState::sleep, Shape::hairline}, {SliceState::other, Shape::greyLine}, {SliceState::stopped, Shape::greyLine},
            {SliceState::lost, Shape::torn}, {SliceState::held, Shape::bar}};
        for (const auto &[state, shape] : pairs) {
            slice.state = state;
            QCOMPARE(shapeOf(slice), shape);
        }
    }

    void lanesStandInTheirGroups()
    {
        SyntheticTrace made;
        made.queue = true;
        const auto store = made.make();
        auto rows = LaneList::make(store->view(), {});
        QStringList kinds;
        for (const LaneRow &row : rows)
            kinds << QString::number(static_cast<int>(row.kind));
        // header, 2 cores; header, 4 workers; header, lock; header, queue
        QCOMPARE(kinds.join(QLatin1Char(' ')), QStringLiteral("0 1 1 0 2 2 2 2 0 3 0 4"));
        const Theme theme = Theme::make(ThemeKind::light);
        const int all = layOutLanes(rows, theme, 2000);
        QCOMPARE(all, rows.back().bottom());
        QCOMPARE(rows[1].height, 36);
        layOutLanes(rows, theme, 100);
        QCOMPARE(rows[1].height, 16);

        rows = LaneList::make(store->view(), {rows[4].track});
        QCOMPARE(rows[1].kind, LaneRow::Kind::worker);
        LaneList::setFacts(rows, store->view(), {0, made.length}, 0, 10'000, {});
        QVERIFY(rows[1].fact.contains(QLatin1Char('%')));
    }

    void anUnusedLockHasNoLane()
    {
        auto store = TraceStore::create();
        store->addTrack({.kind = TrackKind::lockHolder, .name = "never", .object = ObjectId{0}});
        store->publish(1'000);
        QVERIFY(LaneList::make(store->view(), {}).empty());
        QCOMPARE(LaneList::usedObjects(store->view()), 0);
    }

    void namesBecomeMarks()
    {
        auto store = TraceStore::create();
        for (std::uint32_t i = 0; i < 3; ++i) {
            const char *names[] = {"Producer-1", "Consumer-1", "Master"};
            store->addTrack({.kind = TrackKind::worker, .name = names[i], .lane = LaneId{i}});
        }
        store->publish(1);
        const auto marks = workerMarks(store->view());
        QCOMPARE(marks[0], QStringLiteral("P1"));
        QCOMPARE(marks[1], QStringLiteral("C1"));
        QCOMPARE(marks[2], QStringLiteral("M"));
    }
};

} // namespace interleave

QTEST_APPLESS_MAIN(interleave::GeometryTest)
#include "geometry_test.moc"
