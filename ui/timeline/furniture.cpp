// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/furniture.h"

#include "ui/texts/quantities.h"

#include <QFontMetrics>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace interleave::furniture {

namespace {

struct Unit
{
    Nanos length;
    const char *name;
};

Unit unitOf(Nanos step)
{
    if (step >= 1'000'000'000)
        return {1'000'000'000, "s"};
    if (step >= 1'000'000)
        return {1'000'000, "ms"};
    if (step >= 1'000)
        return {1'000, "\u00b5s"};
    return {1, "ns"};
}

struct Flag
{
    Nanos time;
    QString text;
    bool byHand;
};

std::vector<Flag> flagsOf(const TimelineScene &scene)
{
    std::vector<Flag> flags;
    for (std::uint64_t i = 0; i < scene.view.markerCount(); ++i) {
        const MarkerRow row = scene.view.marker(i);
        flags.push_back({row.time, scene.facts.markerText ? scene.facts.markerText(row) : QString(), false});
    }
    for (const Nanos time : scene.userMarks)
        flags.push_back({time, texts::exactTime(time), true});
    std::stable_sort(flags.begin(), flags.end(), [](const Flag &a, const Flag &b) { return a.time < b.time; });
    return flags;
}

constexpr int besideFlagText = 12; ///< grid units

/// The whole change, or where that has no room the new value alone; half a word says less than nothing.
QString flagText(const Flag &flag, const QFontMetrics &metrics, int room)
{
    if (metrics.horizontalAdvance(flag.text) <= room)
        return flag.text;
    const qsizetype arrow = flag.text.indexOf(QChar(0x2192));
    const QString value = arrow < 0 ? QString() : flag.text.mid(arrow);
    return metrics.horizontalAdvance(value) <= room ? value : QString();
}

QFont flagFont(const Theme &theme)
{
    QFont font = theme.small();
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Where the flags stand; a null rectangle where one lies outside. A flag gives way to the next, and one that has no
/// room for its word before the edge hangs to the left of its line.
std::vector<QRectF> flagBoxes(const std::vector<Flag> &flags, const Theme &theme, const TimeScale &scale, const QRect &rect)
{
    const QFontMetrics metrics(flagFont(theme));
    const int beside = theme.px(besideFlagText);
    const auto wanted = [&](const QString &text) { return text.isEmpty() ? theme.px(8) : metrics.horizontalAdvance(text) + beside + theme.px(4); };
    std::vector<QRectF> boxes(flags.size());
    int taken = 0; // the right end of the flags so far
    for (std::size_t i = 0; i < flags.size(); ++i) {
        const int x = scale.pixel(flags[i].time);
        if (x < 0 || x >= scale.width)
            continue;
        const int next = i + 1 < flags.size() ? scale.pixel(flags[i + 1].time) : scale.width;
        const int room = std::min(next, scale.width) - x - theme.px(2);
        const QString right = flagText(flags[i], metrics, room - beside);
        const QString left = right.isEmpty() ? flagText(flags[i], metrics, x - taken - theme.px(2) - beside) : QString();
        const int width = left.isEmpty() ? std::clamp(std::min(room, wanted(right)), theme.px(6), std::max(theme.px(6), scale.width - x))
                                         : std::min(x - taken - theme.px(2), wanted(left));
        const int begin = left.isEmpty() ? x - 1 : x + 1 - width;
        taken = begin + width;
        boxes[i] = QRectF(rect.left() + begin, rect.top() + theme.px(3), width, rect.height() - theme.px(8));
    }
    return boxes;
}

void paintLane(QPainter &painter, const TimelineScene &scene, const LaneRow &row, const QRect &rect)
{
    const Theme &theme = scene.theme;
    const bool low = row.height < theme.px(24);
    const QFont titleFont = low ? theme.small() : theme.body();
    const QFont factFont = theme.small();
    // The holder's half of a lock's row carries the words.
    const int height = row.kind == LaneRow::Kind::lock ? row.height * 7 / 10 : row.height;
    QRect place(rect.left() + theme.px(14), rect.top(), rect.width() - theme.px(14) - theme.px(10), height);
    const QFontMetrics facts(factFont);
    const int factWidth = facts.horizontalAdvance(row.fact);
    painter.setFont(factFont);
    painter.setPen(theme.faint);
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, row.fact);
    if (row.kind == LaneRow::Kind::worker) {
        const int side = std::min(theme.px(12), height - theme.px(4));
        const QRectF square(place.left(), place.top() + (height - side) / 2.0, side, side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hue(row.lane));
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.drawRoundedRect(square, theme.px(3), theme.px(3));
        painter.setRenderHint(QPainter::Antialiasing, false);
        place.setLeft(place.left() + side + theme.px(10));
    }
    const QFontMetrics titles(titleFont);
    painter.setFont(titleFont);
    painter.setPen(theme.ink);
    place.setRight(place.right() - factWidth - theme.px(6));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, titles.elidedText(row.title, Qt::ElideMiddle, place.width()));
}

} // namespace

QString tickText(Nanos time, Nanos step)
{
    const Unit unit = unitOf(step);
    return texts::grouped(time / unit.length) + QChar(0x2009) + QString::fromUtf8(unit.name);
}

void paintLabels(QPainter &painter, const TimelineScene &scene, const QRect &rect, int scroll)
{
    const Theme &theme = scene.theme;
    painter.save();
    painter.fillRect(rect, theme.paper);
    for (const LaneRow &row : scene.rows) {
        const QRect place(rect.left(), rect.top() + row.top - scroll, rect.width(), row.height);
        if (place.bottom() < rect.top() || place.top() > rect.bottom())
            continue;
        painter.fillRect(place & rect, scene.paperOf(row));
        if (row.isLane()) {
            paintLane(painter, scene, row, place);
            continue;
        }
        const QRect text = place.adjusted(theme.px(10), 0, -theme.px(10), 0);
        painter.setPen(theme.faint);
        // Capitals in the text, not in the font: a vector file knows no such font.
        QFont group = theme.group();
        group.setCapitalization(QFont::MixedCase);
        const QString title = row.title.toUpper();
        painter.setFont(group);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, title);
        const int used = QFontMetrics(group).horizontalAdvance(title);
        painter.setFont(theme.small());
        const QFontMetrics metrics(theme.small());
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(row.fact, Qt::ElideRight, text.width() - used - theme.px(8)));
    }
    painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.hairline);
    painter.restore();
}

void paintRuler(QPainter &painter, const TimelineScene &scene, const TimeScale &scale, const QRect &rect)
{
    const Theme &theme = scene.theme;
    painter.save();
    painter.fillRect(rect, theme.window);
    painter.setFont(theme.small());
    const QFontMetrics metrics(theme.small());
    // A step must have room for its longest label, and a longer step may need a shorter one.
    Nanos step = niceStep(scale.perPixel * theme.px(64));
    while (metrics.horizontalAdvance(tickText(scale.timeAt(scale.width), step)) + theme.px(16) > static_cast<double>(step) / scale.perPixel)
        step = niceStep(static_cast<double>(step) * 1.5);
    const std::vector<QRectF> taken = flagBoxes(flagsOf(scene), theme, scale, rect);
    const Nanos first = std::max<Nanos>(0, scale.timeAt(0) / step - 1) * step;
    for (Nanos time = first; time < scale.timeAt(scale.width); time += step) {
        const int x = scale.pixel(time);
        if (x >= 0)
            painter.fillRect(QRect(rect.left() + x, rect.bottom() - theme.px(8) + 1, 1, theme.px(8)), theme.border);
        const QString text = tickText(time, step);
        const int width = metrics.horizontalAdvance(text);
        const QRectF place(rect.left() + x + theme.px(4), rect.top(), width, rect.height());
        const bool hidden = std::any_of(taken.begin(), taken.end(), [&](const QRectF &box) { return box.intersects(place); });
        if (x + theme.px(4) >= 0 && x + theme.px(4) + width <= scale.width && !hidden) {
            painter.setPen(theme.faint);
            painter.drawText(
                QPoint(rect.left() + x + theme.px(4), rect.top() + (rect.height() - metrics.height()) / 2 - theme.px(1) + metrics.ascent()), text);
        }
    }
    painter.restore();
}

void paintFlags(QPainter &painter, const TimelineScene &scene, const TimeScale &scale, const QRect &rect)
{
    const Theme &theme = scene.theme;
    const std::vector<Flag> flags = flagsOf(scene);
    const std::vector<QRectF> boxes = flagBoxes(flags, theme, scale, rect);
    const QFont font = flagFont(theme);
    const QFontMetrics metrics(font);
    painter.save();
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (std::size_t i = 0; i < flags.size(); ++i) {
        const QRectF &box = boxes[i];
        if (box.isNull())
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(flags[i].byHand ? theme.faint : theme.ink);
        painter.drawRoundedRect(box, theme.px(2), theme.px(2));
        painter.setPen(theme.paper);
        painter.drawText(box.adjusted(theme.px(8), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            flagText(flags[i], metrics, static_cast<int>(box.width()) - theme.px(besideFlagText) + 1));
        const double pole = rect.left() + scale.pixel(flags[i].time) - 1; // at one end of the flag or the other
        painter.fillRect(QRectF(pole, box.bottom() - 3, theme.px(1.5), rect.bottom() - box.bottom() + 4), flags[i].byHand ? theme.faint : theme.ink);
    }
    painter.restore();
}

void paintMarkerLines(QPainter &painter, const TimelineScene &scene, const TimeScale &scale, const QRect &rect)
{
    const int wide = scene.theme.px(1.5);
    for (const Flag &flag : flagsOf(scene)) {
        const int x = scale.pixel(flag.time);
        if (x < 0 || x >= scale.width)
            continue;
        if (!flag.byHand) {
            painter.fillRect(QRect(rect.left() + x - 1, rect.top(), wide, rect.height()), scene.theme.ink);
            continue;
        }
        for (int y = rect.top(); y < rect.bottom(); y += scene.theme.px(6))
            painter.fillRect(QRect(rect.left() + x, y, 1, std::min(scene.theme.px(3), rect.bottom() - y)), scene.theme.faint);
    }
}

void paintOverview(QPainter &painter, const TimelineScene &scene, TimeRange range, const QRect &strip, double ratio)
{
    const Theme &theme = scene.theme;
    painter.fillRect(strip, theme.paper);
    std::vector<TrackId> cores;
    for (const LaneRow &row : scene.rows) {
        if (row.kind == LaneRow::Kind::core && std::find(cores.begin(), cores.end(), row.track) == cores.end())
            cores.push_back(row.track);
    }
    if (cores.empty()) {
        for (const LaneRow &row : scene.rows) {
            if (row.kind == LaneRow::Kind::worker)
                cores.push_back(row.track);
        }
    }
    if (cores.empty() || range.isEmpty() || strip.width() < 1)
        return;
    // At most eight lines: more would be thinner than can be seen.
    const std::size_t lines = std::min<std::size_t>(cores.size(), 8);
    const auto width = static_cast<int>(strip.width() * ratio);
    std::vector<PixelColumn> pixels(static_cast<std::size_t>(width));
    for (std::size_t line = 0; line < lines; ++line) {
        const TrackInfo &info = scene.view.track(cores[line]);
        scene.view.columns(cores[line], range, pixels);
        const double top = strip.top() + strip.height() * static_cast<double>(line) / static_cast<double>(lines);
        const double bottom = strip.top() + strip.height() * static_cast<double>(line + 1) / static_cast<double>(lines);
        for (int from = 0; from < width;) {
            // Our workers before other programs, however little they had of the core: this is their run.
            const auto keyAt = [&](int x) {
                const PixelColumn &pixel = pixels[static_cast<std::size_t>(x)];
                for (unsigned i = 0; i < pixel.count; ++i) {
                    if (pixel.parts[i].key != UINT32_MAX)
                        return pixel.parts[i].key;
                }
                return pixel.count ? UINT32_MAX : UINT32_MAX - 1;
            };
            const std::uint32_t key = keyAt(from);
            int to = from + 1;
            while (to < width && keyAt(to) == key)
                ++to;
            const bool byState = info.kind == TrackKind::worker;
            const bool shown = byState ? key == static_cast<std::uint32_t>(SliceState::running) : key != UINT32_MAX - 1;
            if (shown) {
                const QColor hue = byState ? theme.hue(info.lane) : theme.hue(LaneId{key});
                painter.fillRect(QRectF(strip.left() + from / ratio, top, (to - from) / ratio, bottom - top), mixed(hue, theme.paper, 0.43));
            }
            from = to;
        }
    }
}

} // namespace interleave::furniture
