// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synthetic_trace.h"
#include "ui/timeline/coordinates.h"
#include "ui/timeline/timeline_view.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <memory>

namespace interleave {

/// The whole widget, with real clicks and wheels.
class TimelineViewTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<TimelineView> m_view;
    std::shared_ptr<TraceStore> m_store;

    QWidget *part(const char *name) const { return m_view->findChild<QWidget *>(QString::fromLatin1(name)); }
    QWidget *lanes() const { return part("timelineLanes"); }
    const LaneRow &worker(int number) const
    {
        for (const LaneRow &row : m_view->scene().rows) {
            if (row.kind == LaneRow::Kind::worker && number-- == 0)
                return row;
        }
        throw std::logic_error("no such worker");
    }
    /// Middle of a slice of a worker.
    QPoint middleOf(const LaneRow &row, std::uint64_t index) const
    {
        const Slice slice = m_store->view().slice(row.track, index);
        const TimeScale scale = TimeScale::make(m_state->window(), lanes()->width());
        return QPoint(scale.pixel((slice.begin + slice.end) / 2), row.top + row.height / 2);
    }
    void wheel(Qt::KeyboardModifiers keys, int notches)
    {
        const QPointF at(lanes()->width() / 2.0, 100);
        QWheelEvent event(at, lanes()->mapToGlobal(at), QPoint(), QPoint(0, notches * 120), Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(lanes(), &event);
    }

private Q_SLOTS:
    void init()
    {
        m_store = SyntheticTrace{}.make();
        m_state = std::make_unique<ViewState>();
        m_view = std::make_unique<TimelineView>(*m_state);
        m_view->resize(1024, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        const TraceView view = m_store->view();
        m_state->setTrace({0, view.end()});
        m_view->showTrace(view);
        m_state->showAll();
    }
    void cleanup()
    {
        m_view.reset();
        m_state.reset();
    }

    void isEmptyBeforeTheFirstRun()
    {
        ViewState state;
        TimelineView view(state);
        view.resize(800, 300);
        view.show();
        QVERIFY(!view.grab().isNull());
        view.zoom(0.5);
        view.stepSlice(1);
        view.previousCause();
        view.markHere();
        view.pinLane();
        QVERIFY(!state.selectedSlice());
    }

    void aClickSelectsTheSliceUnderIt()
    {
        const LaneRow &row = worker(1);
        QTest::mouseClick(lanes(), Qt::LeftButton, {}, middleOf(row, 3));
        QVERIFY(m_state->selectedSlice().has_value());
        QCOMPARE(m_state->selectedSlice()->track, row.track);
        QCOMPARE(m_state->selectedSlice()->index, std::uint64_t{3});
        m_view->stepSlice(1);
        QCOMPARE(m_state->selectedSlice()->index, std::uint64_t{4});
        m_view->stepSlice(-1);
        m_view->stepSlice(-1);
        QCOMPARE(m_state->selectedSlice()->index, std::uint64_t{2});
        QTest::keyClick(lanes(), Qt::Key_Escape);
        QVERIFY(!m_state->selectedSlice());
    }

    void aDragSelectsARange()
    {
        const QPoint from(100, 150);
        const QPoint to(300, 160);
        QTest::mousePress(lanes(), Qt::LeftButton, {}, from);
        QTest::mouseMove(lanes(), to);
        QTest::mouseRelease(lanes(), Qt::LeftButton, {}, to);
        QVERIFY(m_state->selectedRange().has_value());
        const TimeScale scale = TimeScale::make(m_state->window(), lanes()->width());
        QCOMPARE(scale.pixel(m_state->selectedRange()->begin), 100);
        QCOMPARE(scale.pixel(m_state->selectedRange()->end), 300);
        m_view->zoomToSelection();
        QVERIFY(m_state->window().length() < 60'000'000);
        m_state->undo();
        QCOMPARE(m_state->window().length(), Nanos{200'000'000});
    }

    void aDragOnTheRulerZooms()
    {
        QWidget *ruler = part("timelineRuler");
        QTest::mousePress(ruler, Qt::LeftButton, {}, QPoint(200, 10));
        QTest::mouseMove(ruler, QPoint(400, 10));
        QTest::mouseRelease(ruler, Qt::LeftButton, {}, QPoint(400, 10));
        const double share = 200.0 / lanes()->width();
        QVERIFY(std::abs(static_cast<double>(m_state->window().length()) / 200'000'000 - share) < 0.01);
    }

    void aDoubleClickZoomsToTheSlice()
    {
        const LaneRow &row = worker(0);
        const QPoint at = middleOf(row, 5);
        QTest::mouseDClick(lanes(), Qt::LeftButton, {}, at);
        const Slice slice = m_store->view().slice(row.track, 5);
        QVERIFY(m_state->window().begin <= slice.begin && m_state->window().end >= slice.end);
        QVERIFY(m_state->window().length() < 2 * (slice.end - slice.begin));
        QVERIFY(!m_state->isFollowing());
    }

    void theWheelZoomsAtThePointer()
    {
        const TimeScale before = TimeScale::make(m_state->window(), lanes()->width());
        const Nanos there = before.timeAt(lanes()->width() / 2.0);
        wheel(Qt::ControlModifier, 3);
        QVERIFY(m_state->window().length() < 120'000'000);
        const TimeScale after = TimeScale::make(m_state->window(), lanes()->width());
        QVERIFY(std::abs(after.position(there) - lanes()->width() / 2.0) < 2);
        const Nanos begin = m_state->window().begin;
        wheel(Qt::ShiftModifier, -1);
        QVERIFY(m_state->window().begin > begin);
    }

    void keysPanAndScroll()
    {
        m_state->setWindow({50'000'000, 100'000'000});
        QTest::keyClick(lanes(), Qt::Key_Left);
        QCOMPARE(m_state->window().begin, Nanos{45'000'000});
        m_view->resize(1024, 200);
        QVERIFY(QTest::qWaitFor([&] { return lanes()->height() < 180; }));
        QTest::keyClick(lanes(), Qt::Key_Down);
        QVERIFY(m_state->scroll() > 0);
        QTest::keyClick(lanes(), Qt::Key_PageUp);
        QCOMPARE(m_state->scroll(), 0);
    }

    void zoomingWhileFollowingKeepsTheEnd()
    {
        m_state->setFollowing(true);
        m_view->zoom(0.5);
        QVERIFY(m_state->isFollowing());
        QCOMPARE(m_state->window().end, Nanos{200'000'000});
        m_view->pan(-0.1);
        QVERIFY(!m_state->isFollowing());
    }

    void hoverTellsTheSlice()
    {
        QSignalSpy spy(m_view.get(), &TimelineView::sliceHovered);
        const QPointF at = middleOf(worker(2), 2);
        QMouseEvent move(QEvent::MouseMove, at, lanes()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(lanes(), &move);
        QCOMPARE(spy.count(), 1);
        const auto hovered = spy.front().front().value<std::optional<SliceRef>>();
        QVERIFY(hovered.has_value());
        QCOMPARE(hovered->track, worker(2).track);
    }

    void aLabelSelectsItsLane()
    {
        const LaneRow row = worker(3); // a copy: the click lays the rows out anew
        QTest::mouseClick(part("timelineLabels"), Qt::LeftButton, {}, QPoint(60, row.top + row.height / 2));
        QVERIFY(m_state->selectedSlice().has_value());
        QCOMPARE(m_state->selectedSlice()->track, row.track);
        m_view->pinLane();
        QVERIFY(m_state->isPinned(row.track));
        QCOMPARE(m_view->scene().rows[1].track, m_state->pinned().front());
    }

    void theOverviewMovesTheWindow()
    {
        m_state->setWindow({0, 20'000'000});
        QWidget *strip = part("timelineOverview");
        const int left = strip->width() - lanes()->width();
        QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(left + lanes()->width() / 2, strip->height() / 2));
        QVERIFY(std::abs(m_state->window().begin - 90'000'000) < 2'000'000);
        QTest::mousePress(strip, Qt::LeftButton, {}, QPoint(left + lanes()->width() / 2, strip->height() / 2));
        QTest::mouseMove(strip, QPoint(left + lanes()->width() * 3 / 4, strip->height() / 2));
        QTest::mouseRelease(strip, Qt::LeftButton, {}, QPoint(left + lanes()->width() * 3 / 4, strip->height() / 2));
        QVERIFY(std::abs(m_state->window().begin - 140'000'000) < 2'000'000);
        QCOMPARE(m_state->window().length(), Nanos{20'000'000});
    }

    void marksComeAndGo()
    {
        m_view->markHere();
        QCOMPARE(m_view->scene().userMarks.size(), std::size_t{1});
        m_view->markHere();
        QVERIFY(m_view->scene().userMarks.empty());
    }

    void aWaitLeadsToWhoEndedIt()
    {
        // A wait of the second half: its cause is the lock's last holder.
        const TraceView view = m_store->view();
        const LaneRow &row = worker(0);
        std::uint64_t index = view.firstSlice(row.track);
        while (index < view.endSlice(row.track) &&
               (view.slice(row.track, index).state != SliceState::lock || view.slice(row.track, index).begin < 120'000'000))
            ++index;
        QVERIFY(index < view.endSlice(row.track));
        m_state->selectSlice(SliceRef{row.track, index, false});
        m_view->previousCause();
        QVERIFY(m_state->selectedSlice()->track != row.track || m_state->selectedSlice()->index != index);
        m_view->nextCause();
        QCOMPARE(m_state->selectedSlice()->track, row.track);
        QCOMPARE(m_state->selectedSlice()->index, index);
    }

    void aNewTraceReplacesTheOld()
    {
        SyntheticTrace other;
        other.workers = 2;
        other.length = 100'000'000;
        const auto store = other.make();
        m_state->reset();
        m_state->setTrace({0, other.length});
        m_view->showTrace(store->view());
        int workers = 0;
        for (const LaneRow &row : m_view->scene().rows)
            workers += row.kind == LaneRow::Kind::worker;
        QCOMPARE(workers, 2);
        QVERIFY(!m_view->grab().isNull());
    }

    void showsEveryThemeAndSize()
    {
        for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark, ThemeKind::projector}) {
            for (const double scale : {0.8, 1.0, 2.0}) {
                const Theme theme = Theme::make(kind, scale);
                m_view->setTheme(theme);
                const QImage image = m_view->grab().toImage();
                // The lanes carry the first worker's hue.
                const QRgb hue = theme.hue(LaneId{0}).rgb();
                bool found = false;
                for (int y = 0; y < image.height() && !found; ++y)
                    for (int x = 0; x < image.width() && !found; ++x)
                        found = image.pixel(x, y) == hue;
                QVERIFY(found);
            }
        }
    }

    void tellsItsNameToThoseWhoCannotSee()
    {
        QVERIFY(!lanes()->accessibleName().isEmpty());
        QCOMPARE(lanes()->focusPolicy(), Qt::StrongFocus);
    }
};

} // namespace interleave

QTEST_MAIN(interleave::TimelineViewTest)
#include "timeline_view_test.moc"
