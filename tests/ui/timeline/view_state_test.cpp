// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view_state.h"

#include <QSignalSpy>
#include <QTest>

namespace interleave {

class ViewStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheEnd()
    {
        ViewState state;
        state.setTrace({0, 50'000'000});
        QVERIFY(state.isFollowing());
        QCOMPARE(state.window().begin, Nanos{0}); // a short run grows from the left
        const Nanos width = state.window().length();
        state.setTrace({0, 900'000'000});
        QCOMPARE(state.window().end, Nanos{900'000'000});
        QCOMPARE(state.window().length(), width);
    }

    void standsStillWhileFrozen()
    {
        ViewState state;
        state.setTrace({0, 500'000'000});
        const TimeRange window = state.window();
        state.setFrozen(true);
        state.setTrace({0, 900'000'000});
        QVERIFY(state.window() == window);
        state.setFrozen(false);
        QCOMPARE(state.window().end, Nanos{900'000'000});
    }

    void theWindowStaysInTheTrace()
    {
        ViewState state;
        state.setTrace({0, 1'000'000});
        state.setWindow({-500'000, 200'000});
        QCOMPARE(state.window().begin, Nanos{0});
        QCOMPARE(state.window().length(), Nanos{700'000});
        state.setWindow({0, 900'000'000});
        QVERIFY(state.window() == (TimeRange{0, 1'000'000}));
        state.setWindow({500'000, 500'001});
        QCOMPARE(state.window().length(), ViewState::narrowest);
    }

    void undoesAndRedoes()
    {
        ViewState state;
        state.setTrace({0, 1'000'000});
        state.setWindow({0, 500'000});
        state.selectRange(TimeRange{1'000, 2'000});
        state.setWindow({100'000, 200'000});
        QVERIFY(state.canUndo());
        state.undo();
        QVERIFY(state.window() == (TimeRange{0, 500'000}));
        state.undo();
        QVERIFY(!state.selectedRange());
        state.redo();
        QVERIFY(state.selectedRange().has_value());
        state.redo();
        QVERIFY(state.window() == (TimeRange{100'000, 200'000}));
        QVERIFY(!state.canRedo());
    }

    void aGestureIsOneStep()
    {
        ViewState state;
        state.setTrace({0, 1'000'000});
        state.setWindow({0, 500'000});
        for (Nanos i = 1; i <= 10; ++i)
            state.setWindow({i * 1'000, i * 1'000 + 400'000}, 7);
        state.undo();
        QVERIFY(state.window() == (TimeRange{0, 500'000}));
    }

    void undoBringsFollowingBack()
    {
        ViewState state;
        state.setTrace({0, 500'000'000});
        state.setWindow({0, 1'000'000});
        QVERIFY(!state.isFollowing());
        state.setTrace({0, 900'000'000});
        QSignalSpy spy(&state, &ViewState::followingChanged);
        state.undo();
        QCOMPARE(spy.count(), 1);
        QVERIFY(state.isFollowing());
        QCOMPARE(state.window().end, Nanos{900'000'000});
    }

    void aNewRunForgetsTheOld()
    {
        ViewState state;
        state.setTrace({0, 500'000'000});
        state.setWindow({0, 1'000'000});
        state.selectSlice(SliceRef{TrackId{1}, 2, false});
        state.setPinned(TrackId{1}, true);
        state.setFrozen(true);
        state.reset();
        QVERIFY(state.isFollowing());
        QVERIFY(!state.isFrozen());
        QVERIFY(!state.selectedSlice());
        QVERIFY(!state.isPinned(TrackId{1}));
        QVERIFY(!state.canUndo());
    }
};

} // namespace interleave

QTEST_APPLESS_MAIN(interleave::ViewStateTest)
#include "view_state_test.moc"
