// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_catalog.h"
#include "ui/charts/chart_grid.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/curve_chart.h"
#include "ui/charts/dot_chart.h"
#include "ui/charts/histogram_bins.h"
#include "ui/charts/memory_bars.h"
#include "ui/charts/message_ladder.h"
#include "ui/charts/process_nodes.h"
#include "ui/charts/step_points.h"
#include "ui/charts/task_chart.h"
#include "ui/charts/trial_points.h"
#include "ui/charts/turn_chart.h"
#include "ui/theme.h"

#include <nlohmann/json.hpp>

#include <QImage>
#include <QPainter>
#include <QTest>

#include <array>

using namespace interleave;

namespace {

constexpr Nanos ms = 1'000'000;

TrackId addSeries(TraceStore &store, const char *name)
{
    TrackInfo info;
    info.kind = TrackKind::series;
    info.name = name;
    return store.addTrack(info);
}

} // namespace

class ChartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesStandForTheStretchBefore();
    void depthsHoldUntilTheNext();
    void manyPointsAreBoundedByPixels();
    void peaksSurvive();
    void expectedValueHasItsOwnBin();
    void binsCountEveryTrialOnce();
    void roundsAreSplitWhereTheLockWasChanged();
    void tasksMakeAStaircase();
    void processesMakeATree();
    void turnsOfOneThreadNeverOverlap();
    void dotsLieOnALogarithmicGrid();
    void theLadderHasTheNewestMessagesOfTheWindow();
    void memoryIsByProcessOrByStartMethod();
    void everyKindHasAChartWithTitleHintAndTable();
    void lineChartShowsTheValueOfNow();
    void aClosedCycleIsNamedAndRed();
    void curvesSpanDecadesOnALogarithmicAxis();
    void aCurveShowsItsPointsAndItsModel();
    void chartsAreMadeWhenShown();
    void exportDrawsIntoAnyPainter();
};

void ChartsTest::ratesStandForTheStretchBefore()
{
    auto store = TraceStore::create();
    const TrackId track = addSeries(*store, "wait_share");
    store->append(track, Point{50 * ms, 0.2});
    store->append(track, Point{100 * ms, 0.6});
    store->publish(100 * ms);
    const QList<QPointF> corners = stepPoints(store->view(), track, {0, 100 * ms}, 400, false);
    const QList<QPointF> wanted{{0, 0.2}, {50.0 * ms, 0.2}, {50.0 * ms, 0.6}, {100.0 * ms, 0.6}};
    QCOMPARE(corners, wanted);
}

void ChartsTest::depthsHoldUntilTheNext()
{
    auto store = TraceStore::create();
    const TrackId track = addSeries(*store, "depth");
    store->append(track, Point{10 * ms, 3});
    store->append(track, Point{40 * ms, 1});
    store->publish(100 * ms);
    const QList<QPointF> corners = stepPoints(store->view(), track, {20 * ms, 60 * ms}, 400, true);
    const QList<QPointF> wanted{{20.0 * ms, 3}, {40.0 * ms, 3}, {40.0 * ms, 1}, {60.0 * ms, 1}};
    QCOMPARE(corners, wanted);
}

void ChartsTest::manyPointsAreBoundedByPixels()
{
    auto store = TraceStore::create();
    const TrackId track = addSeries(*store, "depth");
    for (int i = 0; i < 200'000; ++i)
        store->append(track, Point{i * 1000, static_cast<double>(i % 7)});
    store->publish(200 * ms);
    for (const int pixels : {10, 100, 700})
        QVERIFY(stepPoints(store->view(), track, {0, 200 * ms}, pixels, true).size() <= 4 * pixels);
    QVERIFY(isDense(store->view(), track, {0, 200 * ms}, 700));
    QVERIFY(meanPoints(store->view(), track, {0, 200 * ms}, 50).size() <= 50);
}

void ChartsTest::peaksSurvive()
{
    auto store = TraceStore::create();
    const TrackId track = addSeries(*store, "depth");
    for (int i = 0; i < 3000; ++i)
        store->append(track, Point{i * ms, i == 1500 ? 99.0 : 1.0});
    store->publish(3000 * ms);
    double most = 0;
    for (const QPointF &corner : stepPoints(store->view(), track, {0, 3000 * ms}, 100, true))
        most = std::max(most, corner.y());
    QCOMPARE(most, 99.0);
}

void ChartsTest::expectedValueHasItsOwnBin()
{
    const auto bins = binValues({{-443, 1}, {0, 5}, {1, 2}, {3087, 1}}, 0, 21);
    QVERIFY(bins.size() <= 21);
    const auto own = std::find_if(bins.begin(), bins.end(), [](const ValueBin &bin) { return bin.expected; });
    QVERIFY(own != bins.end());
    QCOMPARE(own->first, std::int64_t(0));
    QCOMPARE(own->last, std::int64_t(0));
    QCOMPARE(own->count, std::uint64_t(5));
}

void ChartsTest::binsCountEveryTrialOnce()
{
    for (const std::int64_t expected : {-1000, 0, 7, 5'000'000}) {
        std::map<std::int64_t, std::uint64_t> values;
        for (std::int64_t i = 0; i < 500; ++i)
            ++values[(i * 7919) % 100'003 - 50'000];
        values[expected] += 3;
        std::uint64_t sum = 0;
        const auto bins = binValues(values, expected, 21);
        for (std::size_t i = 0; i < bins.size(); ++i) {
            sum += bins[i].count;
            QVERIFY(i == 0 || bins[i].first == bins[i - 1].last + 1);
        }
        QCOMPARE(sum, std::uint64_t(503));
        QVERIFY(bins.size() <= 21);
    }
    QVERIFY(binValues({}, 0, 21).empty());
    QCOMPARE(binValues({{4, 2}}, std::nullopt, 21).size(), std::size_t(1));
}

void ChartsTest::roundsAreSplitWhereTheLockWasChanged()
{
    auto store = TraceStore::create();
    TrialRow row;
    row.range = {0, 10 * ms};
    row.stores = 1000;
    row.lost = 400;
    row.number = 0;
    store->append(row);
    row.range = {10 * ms, 15 * ms}; // up to the change
    row.stores = 500;
    row.lost = 200;
    row.number = 1;
    row.flags = trialPhase;
    store->append(row);
    row.range = {10 * ms, 30 * ms}; // the whole round
    row.stores = 1000;
    row.lost = 200;
    row.flags = 0;
    store->append(row);
    store->publish(30 * ms);
    const QList<QPointF> corners = trialPoints(store->view(), {0, 30 * ms}, 100);
    const QList<QPointF> wanted{{0, 400'000}, {10.0 * ms, 400'000}, {10.0 * ms, 400'000}, {15.0 * ms, 400'000}, {15.0 * ms, 0}, {30.0 * ms, 0}};
    QCOMPARE(corners, wanted);
    QVERIFY(trialPoints(store->view(), {0, 30 * ms}, 2).isEmpty());
}

void ChartsTest::tasksMakeAStaircase()
{
    auto store = TraceStore::create();
    for (std::uint32_t lane = 0; lane < 2; ++lane) {
        TrackInfo info;
        info.kind = TrackKind::tasks;
        info.lane = LaneId{lane};
        const TrackId track = store->addTrack(info);
        for (int i = 0; i < 3; ++i) {
            Slice slice;
            slice.begin = i * 100 * ms + lane * ms;
            slice.end = slice.begin + 90 * ms;
            slice.what = static_cast<std::uint32_t>(i * 2) + lane;
            store->append(track, slice);
        }
    }
    store->publish(400 * ms);
    const auto tasks = tasksIn(store->view(), {0, 400 * ms}, 100);
    QCOMPARE(tasks.size(), std::size_t(6));
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        QCOMPARE(tasks[i].step, static_cast<unsigned>(i));
        QCOMPARE(tasks[i].number, static_cast<std::uint32_t>(i));
    }
    QCOMPARE(tasksIn(store->view(), {0, 400 * ms}, 4).size(), std::size_t(4));
}

void ChartsTest::processesMakeATree()
{
    auto store = TraceStore::create();
    const char *names[] = {"MainProcess", "Process-1", "Thread-1", "Server-1"};
    for (std::uint32_t lane = 0; lane < 4; ++lane)
        store->addTrack({.kind = TrackKind::worker, .name = names[lane], .lane = LaneId{lane}});
    const auto born = [](std::uint32_t lane, int pid, int tid, int parent, StartMethod method, Nanos first) {
        return StretchRow{
            .lane = {lane}, .stretch = 1, .pid = pid, .tid = tid, .parentPid = parent, .method = method, .asked = first, .first = first};
    };
    store->append(born(0, 20, 20, 10, StartMethod::fork, 1 * ms));
    store->append(born(3, 40, 40, 11, StartMethod::forkserver, 4 * ms));
    StretchRow child = born(1, 30, 30, 20, StartMethod::fork, 2 * ms);
    store->append(child);
    store->append(born(2, 20, 21, 10, StartMethod::thread, 3 * ms));
    child.ended = 5 * ms;
    child.exitSignal = 9;
    store->append(child);
    store->publish(6 * ms);
    auto nodes = processNodes(store->view());
    QStringList lines;
    for (const ProcessNode &node : nodes)
        lines << QString(static_cast<int>(node.depth), QLatin1Char('-')) + QString::number(node.tid);
    QCOMPARE(lines, QStringList({"10", "-20", "--30", "--21", "-11", "--40"}));
    QCOMPARE(nodes[0].kind, ProcessNode::Kind::host);
    QCOMPARE(nodes[4].kind, ProcessNode::Kind::forkServer);
    QCOMPARE(nodes[2].state, ProcessNode::State::zombie);
    QCOMPARE(nodes[2].exitSignal, 9);
    QCOMPARE(nodes[1].state, ProcessNode::State::alive);
    QVERIFY(nodes[2].continues[1]); // a brother stands below it
    QVERIFY(!nodes[3].continues[1]);

    child.reaped = 7 * ms;
    store->append(child);
    store->publish(8 * ms);
    nodes = processNodes(store->view());
    QCOMPARE(nodes.size(), std::size_t(6));
    QCOMPARE(nodes[2].state, ProcessNode::State::gone);

    const std::unique_ptr<ChartPanel> chart(makeChart(ChartKind::processTree, nullptr));
    chart->setTheme(Theme::make(ThemeKind::light));
    chart->showRun({store->view(), nullptr, {0, 8 * ms}});
    QCOMPARE(chart->table().rows.size(), std::size_t(6));
    QVERIFY(chart->table().rows[2].contains(QStringLiteral("SIGKILL")));
}

void ChartsTest::turnsOfOneThreadNeverOverlap()
{
    auto store = TraceStore::create();
    TrackInfo info;
    info.kind = TrackKind::tasks;
    info.lane = {0};
    const TrackId track = store->addTrack(info);
    // Three tasks take turns, and nobody gets on from 40 to 60 ms.
    for (std::uint32_t i = 0; i < 100; ++i) {
        const Nanos begin = i * ms;
        if (i < 40 || i >= 60)
            store->append(track, Slice{.begin = begin, .end = begin + ms, .what = i % 3, .state = SliceState::running});
    }
    store->publish(100 * ms);
    const auto rows = turnsIn(store->view(), {0, 100 * ms}, 1000, 10);
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[0].turns + rows[1].turns + rows[2].turns, std::uint64_t(80));
    for (std::size_t x = 0; x < 1000; ++x) {
        const int filled = int(rows[0].pixels[x]) + int(rows[1].pixels[x]) + int(rows[2].pixels[x]);
        // A boundary between two turns may lie in the same pixel.
        QVERIFY(filled <= 2);
        QVERIFY(x <= 400 || x >= 600 || filled == 0);
    }
    QCOMPARE(turnsIn(store->view(), {0, 100 * ms}, 1000, 2).size(), std::size_t(2));
    QVERIFY(turnsIn(store->view(), {41 * ms, 59 * ms}, 100, 10).empty());
}

void ChartsTest::dotsLieOnALogarithmicGrid()
{
    auto store = TraceStore::create();
    const TrackId track = addSeries(*store, "value/0");
    for (const auto &[time, value] : {std::pair{5 * ms, 1e3}, {6 * ms, 1e3}, {55 * ms, 1e6}, {95 * ms, 1e12}})
        store->append(track, Point{time, value});
    store->publish(100 * ms);
    const auto dots = dotsOf(store->view(), track, {0, 100 * ms}, 10, 60, 1e3, 1e9);
    const std::vector<Dot> wanted{{0, 0}, {5, 30}, {9, 59}};
    QVERIFY(dots == wanted);
    QVERIFY(dotsOf(store->view(), track, {10 * ms, 20 * ms}, 10, 60, 1e3, 1e9).empty());
}

void ChartsTest::theLadderHasTheNewestMessagesOfTheWindow()
{
    auto store = TraceStore::create();
    for (std::uint32_t lane = 0; lane < 3; ++lane)
        store->addTrack({.kind = TrackKind::worker, .name = "Thread-" + std::to_string(lane + 1), .lane = {lane}});
    // Told when they have come: the second is sent before the first and comes after it.
    const auto message = [&](std::uint64_t number, Nanos sent, Nanos received, std::uint32_t from, std::uint32_t to) {
        store->append(FlowRow{.sent = sent, .received = received, .told = received, .number = number, .from = {from}, .to = {to}, .object = {}});
    };
    message(1, 20 * ms, 25 * ms, 0, 1);
    message(2, 10 * ms, 30 * ms, 1, 0);
    message(3, 31 * ms, 32 * ms, 1, 1); // to itself
    message(4, 40 * ms, 41 * ms, 2, 0);
    message(5, 90 * ms, 91 * ms, 2, 1);
    store->publish(100 * ms);
    const auto numbersIn = [&](TimeRange window, std::size_t most) {
        std::vector<std::uint64_t> numbers;
        for (const FlowRow &row : messagesIn(store->view(), window, most))
            numbers.push_back(row.number);
        return numbers;
    };
    QCOMPARE(numbersIn({0, 100 * ms}, 10), (std::vector<std::uint64_t>{2, 1, 4, 5}));
    QCOMPARE(numbersIn({0, 100 * ms}, 2), (std::vector<std::uint64_t>{4, 5}));
    QCOMPARE(numbersIn({28 * ms, 60 * ms}, 10), (std::vector<std::uint64_t>{2, 4}));

    const std::unique_ptr<ChartPanel> chart(makeChart(ChartKind::messageLadder, nullptr));
    const Theme theme = Theme::make(ThemeKind::light);
    chart->setTheme(theme);
    chart->resize(600, 300);
    chart->showRun({store->view(), nullptr, {0, 100 * ms}});
    QCOMPARE(chart->table().rows.size(), std::size_t(4));
    QCOMPARE(chart->table().rows[0], (QStringList{QStringLiteral("10.000\u202fms"), QStringLiteral("Thread-2"), QStringLiteral("Thread-1"), QString(),
                                         QStringLiteral("20\u202fms")}));
    // Who sends has the arrow in their hue: each of the three workers stands in the picture, and the third has two arrows.
    QImage image(600, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    chart->exportTo(painter, QRectF(image.rect()));
    painter.end();
    std::array<int, 3> pixels{};
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            for (std::uint32_t lane = 0; lane < 3; ++lane)
                pixels[lane] += image.pixelColor(x, y) == theme.hue({lane});
    QVERIFY2(pixels[0] > 100 && pixels[1] > 100 && pixels[2] > pixels[0],
        qPrintable(QStringLiteral("%1 %2 %3").arg(pixels[0]).arg(pixels[1]).arg(pixels[2])));
}

void ChartsTest::memoryIsByProcessOrByStartMethod()
{
    Report report;
    for (std::uint32_t lane = 0; lane < 3; ++lane) {
        WorkerReport worker;
        worker.lane = {lane};
        worker.name = "Process-" + std::to_string(lane + 1);
        if (lane != 1) // a thread, or one that was killed: nobody has looked
            worker.pssKib = 3000;
        worker.privateDirtyKib = 200;
        worker.rssKib = 9000;
        report.workers.push_back(worker);
    }
    const auto byProcess = memoryIn(report);
    QCOMPARE(byProcess.size(), std::size_t(2));
    QCOMPARE(byProcess[1].name, QStringLiteral("Process-3"));
    QCOMPARE(byProcess[1].ownKib, 200.0);
    QCOMPARE(byProcess[1].residentKib, 9000.0);

    report.measures = std::make_shared<const nlohmann::ordered_json>(nlohmann::ordered_json{
        {"private_dirty_kib", {{"fork", 700}, {"spawn", 900}}}, {"pss_kib", {{"fork", 650}, {"spawn", 1200}}}, {"rss_kib", {{"fork", 14000}}}});
    const auto byMethod = memoryIn(report);
    QCOMPARE(byMethod.size(), std::size_t(2));
    QVERIFY(!byMethod[0].lane.isValid());
    QCOMPARE(byMethod[0].shareKib, 700.0); // never less than what is its own
    QCOMPARE(byMethod[0].residentKib, 14000.0);
    QCOMPARE(byMethod[1].residentKib, 1200.0);

    const std::unique_ptr<ChartPanel> chart(makeChart(ChartKind::memoryBars, nullptr));
    chart->setTheme(Theme::make(ThemeKind::light));
    chart->resize(600, 300);
    chart->showRun({TraceView(), std::make_shared<const Report>(report), {0, ms}});
    QCOMPARE(chart->table().rows.size(), std::size_t(2));
    QCOMPARE(chart->table().rows[0][3], QStringLiteral("13.7\u202fMiB"));
}

void ChartsTest::everyKindHasAChartWithTitleHintAndTable()
{
    for (const ChartKind kind : {ChartKind::raceOverTime, ChartKind::lockContention, ChartKind::outcomeHistogram, ChartKind::throughput,
             ChartKind::queueDepth, ChartKind::startLatency, ChartKind::taskStaircase, ChartKind::waitGraph, ChartKind::processTree, ChartKind::curve,
             ChartKind::secondCurve, ChartKind::turnLengths, ChartKind::taskTurns, ChartKind::latencyDots, ChartKind::channelRate,
             ChartKind::channelRoundTrip, ChartKind::memoryBars, ChartKind::messageLadder}) {
        const std::unique_ptr<ChartPanel> chart(makeChart(kind, nullptr));
        QVERIFY(chart);
        chart->setTheme(Theme::make(ThemeKind::dark));
        QVERIFY(!chart->title().isEmpty());
        QVERIFY(!chart->table().headers.isEmpty());
        chart->showRun({TraceView(), nullptr, {0, ms}}); // nothing there: no crash, and the hint
        QVERIFY(chart->currentValue().isEmpty());
    }
}

void ChartsTest::lineChartShowsTheValueOfNow()
{
    auto store = TraceStore::create();
    const TrackId track = addSeries(*store, live_series::waitShare);
    store->append(track, Point{50 * ms, 0.45});
    store->publish(60 * ms);
    const std::unique_ptr<ChartPanel> chart(makeChart(ChartKind::lockContention, nullptr));
    chart->setTheme(Theme::make(ThemeKind::light));
    chart->resize(400, 200);
    chart->show();
    chart->showRun({store->view(), nullptr, {0, 60 * ms}});
    QVERIFY2(chart->currentValue().contains(QStringLiteral("45\u202f%")), qPrintable(chart->currentValue()));
    QVERIFY(!chart->table().rows.empty());
}

void ChartsTest::aClosedCycleIsNamedAndRed()
{
    auto store = TraceStore::create();
    for (std::uint32_t i = 0; i < 2; ++i) {
        store->addTrack({.kind = TrackKind::worker, .name = "Thread-" + std::to_string(i + 1), .lane = {i}});
        const std::string name = i == 0 ? "A" : "B";
        const TrackId holder = store->addTrack({.kind = TrackKind::lockHolder, .name = name, .object = {i}});
        const TrackId waiter = store->addTrack({.kind = TrackKind::lockWaiter, .name = name, .object = {i}});
        store->append(holder, Slice{.begin = 10 * ms, .end = 90 * ms, .who = {i}, .state = SliceState::held});
        store->append(waiter, Slice{.begin = (50 + i) * ms, .end = 90 * ms, .who = {1 - i}, .state = SliceState::waiting});
    }
    store->publish(100 * ms);
    const Theme theme = Theme::make(ThemeKind::light);
    const auto redPixels = [&](TimeRange window, std::string *words) {
        const std::unique_ptr<ChartPanel> chart(makeChart(ChartKind::waitGraph, nullptr));
        chart->setTheme(theme);
        chart->resize(500, 240);
        chart->showRun({store->view(), nullptr, window});
        *words = chart->currentValue().toStdString();
        QImage image(500, 240, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        chart->exportTo(painter, QRectF(image.rect()));
        painter.end();
        int red = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                red += image.pixelColor(x, y) == theme.wrong;
        return red;
    };
    std::string before, after;
    QCOMPARE(redPixels({0, 51 * ms}, &before), 0);
    const int red = redPixels({0, 100 * ms}, &after);
    QVERIFY2(red > 100, qPrintable(QString::number(red)));
    QVERIFY(before != after);
}

void ChartsTest::curvesSpanDecadesOnALogarithmicAxis()
{
    const CurveAxis few(Curve{.measure = "speedup", .parameter = "workers", .points = {{1, 1}, {2, 2}, {5, 3}}});
    QVERIFY(!few.isLogarithmic());
    QCOMPARE(few.shareOf(3), 0.5);
    const CurveAxis many(Curve{.measure = "speedup", .parameter = "workers", .points = {{1, 1}, {4, 2}, {256, 3}}});
    QVERIFY(many.isLogarithmic());
    QCOMPARE(many.shareOf(1), 0.0);
    QCOMPARE(many.shareOf(16), 0.5);
    QCOMPARE(many.shareOf(256), 1.0);
    const CurveAxis fromNothing(Curve{.measure = "speedup", .parameter = "locked_percent", .points = {{0, 1}, {100, 2}}});
    QVERIFY(!fromNothing.isLogarithmic());
    const CurveAxis single(Curve{.measure = "speedup", .parameter = "workers", .points = {{7, 1}}});
    QCOMPARE(single.shareOf(7), 0.5);
}

void ChartsTest::aCurveShowsItsPointsAndItsModel()
{
    const std::unique_ptr<ChartPanel> chart(makeChart(ChartKind::curve, nullptr));
    chart->setTheme(Theme::make(ThemeKind::light));
    chart->resize(400, 200);
    chart->show();
    auto report = std::make_shared<Report>();
    chart->showRun({TraceView(), report, {0, ms}});
    QVERIFY(chart->table().rows.empty());
    report->curves = {{.measure = "makespan_ns",
        .parameter = "workers",
        .points = {{1, 4e6}, {2, 2.1e6}, {64, 1e6}},
        .model = {{1, 4e6}, {4, 1e6}, {64, 1e6}},
        .predicted = 4}};
    chart->showRun({TraceView(), report, {0, ms}});
    QVERIFY2(chart->currentValue().contains(QStringLiteral("1\u202fms")), qPrintable(chart->currentValue()));
    const ChartTable table = chart->table();
    QCOMPARE(table.headers.size(), 3);
    QCOMPARE(table.rows.size(), std::size_t(3));
    QCOMPARE(table.rows[1], (QStringList{QStringLiteral("2"), QStringLiteral("2.1\u202fms"), QString()}));
    report->curves = {};
    report->series = {{"speedup(locked_percent)", {{0, 1.9}, {50, 1.4}}}}; // told as a plain series
    chart->showRun({TraceView(), report, {0, ms}});
    QCOMPARE(chart->table().rows.size(), std::size_t(2));
}

void ChartsTest::chartsAreMadeWhenShown()
{
    ChartGrid grid;
    grid.setTheme(Theme::make(ThemeKind::light));
    grid.setKinds({ChartKind::raceOverTime, ChartKind::throughput});
    QVERIFY(grid.charts().empty());
    grid.resize(800, 300);
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    QCOMPARE(grid.charts().size(), std::size_t(2));
}

void ChartsTest::exportDrawsIntoAnyPainter()
{
    auto store = TraceStore::create();
    const TrackId track = addSeries(*store, live_series::lostPerMillion);
    store->append(track, Point{50 * ms, 620'000});
    store->publish(60 * ms);
    const std::unique_ptr<ChartPanel> chart(makeChart(ChartKind::raceOverTime, nullptr));
    const Theme theme = Theme::make(ThemeKind::light);
    chart->setTheme(theme);
    chart->resize(400, 200);
    chart->showRun({store->view(), nullptr, {0, 60 * ms}});
    QImage image(800, 400, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    chart->exportTo(painter, QRectF(image.rect()));
    painter.end();
    int ofTheLine = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ofTheLine += image.pixelColor(x, y) == theme.wrong;
    QVERIFY2(ofTheLine > 100, qPrintable(QString::number(ofTheLine)));
    QCOMPARE(image.pixelColor(2, 398), theme.paper);
}

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
