// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/memory_bars.h"

#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QPainter>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace interleave {

namespace {

constexpr double mostRowUnits = 34;
constexpr double leastRowUnits = 13;
constexpr double keyUnits = 24;

double kibIn(const nlohmann::ordered_json &measures, const char *measure, const std::string &method)
{
    const auto values = measures.find(measure);
    if (values == measures.end() || !values->is_object())
        return 0;
    const auto value = values->find(method);
    return value != values->end() && value->is_number() ? value->get<double>() : 0;
}

/// Each part holds the one before, whatever the kernel counted between two lines of its file.
ProcessMemory nested(QString name, LaneId lane, double own, double share, double resident)
{
    share = std::max(own, share);
    return {std::move(name), lane, own, share, std::max(share, resident)};
}

} // namespace

std::vector<ProcessMemory> memoryIn(const Report &report)
{
    std::vector<ProcessMemory> processes;
    if (report.measures && report.measures->contains("pss_kib") && report.measures->at("pss_kib").is_object()) {
        const nlohmann::ordered_json &measures = *report.measures;
        for (const auto &[method, share] : measures.at("pss_kib").items())
            processes.push_back(nested(texts::choiceLabel({}, method), {}, kibIn(measures, "private_dirty_kib", method),
                kibIn(measures, "pss_kib", method), kibIn(measures, "rss_kib", method)));
        return processes;
    }
    for (const WorkerReport &worker : report.workers) {
        if (worker.pssKib)
            processes.push_back(nested(texts::fromUtf8(worker.name), worker.lane, static_cast<double>(worker.privateDirtyKib.value_or(0)),
                static_cast<double>(*worker.pssKib), static_cast<double>(worker.rssKib.value_or(0))));
    }
    return processes;
}

MemoryBars::MemoryBars(const char *objectName, QWidget *parent) : PaintedChart(objectName, parent)
{
    hideAxes();
    retranslate();
}

void MemoryBars::showRun(const ChartInput &input)
{
    m_processes = input.report ? memoryIn(*input.report) : std::vector<ProcessMemory>();
    if (m_processes.empty()) {
        retranslate();
        return;
    }
    setHint({});
    double own = 0;
    for (const ProcessMemory &process : m_processes)
        own += process.ownKib;
    const bool byProcess = m_processes.front().lane.isValid();
    setCurrentValue(byProcess ? tr("%1 of their own in all").arg(texts::memorySize(own)) : tr("the median of each"));
    repaintPlot();
}

void MemoryBars::paintPlot(QPainter &painter, const QRectF &plot) const
{
    if (m_processes.empty())
        return;
    painter.setBrush(Qt::NoBrush);
    const QFontMetrics metrics = painter.fontMetrics();
    // The bars come first where both have no room.
    const bool withKey = plot.height() - theme().px(keyUnits) >= theme().px(leastRowUnits) * static_cast<double>(m_processes.size());
    const double room = plot.height() - (withKey ? theme().px(keyUnits) : 0);
    const auto fit = static_cast<std::size_t>(std::max(1.0, room / theme().px(leastRowUnits)));
    const std::size_t hidden = m_processes.size() - std::min(fit, m_processes.size()); // the newest are shown
    const double row = std::min<double>(theme().px(mostRowUnits), room / static_cast<double>(m_processes.size() - hidden));
    double nameWidth = 0;
    double sizeWidth = 0;
    double most = 1;
    const auto sizeOf = [](const ProcessMemory &process) { return texts::memorySize(process.ownKib); };
    for (std::size_t i = hidden; i < m_processes.size(); ++i) {
        nameWidth = std::max<double>(nameWidth, metrics.horizontalAdvance(m_processes[i].name));
        sizeWidth = std::max<double>(sizeWidth, metrics.horizontalAdvance(sizeOf(m_processes[i])));
        most = std::max(most, m_processes[i].residentKib);
    }
    nameWidth = std::min(nameWidth, plot.width() / 4);
    const QRectF bars = plot.adjusted(nameWidth + theme().px(10), 0, -sizeWidth - theme().px(10), 0);
    for (std::size_t i = hidden; i < m_processes.size(); ++i) {
        const ProcessMemory &process = m_processes[i];
        const QRectF line(plot.left(), plot.top() + row * static_cast<double>(i - hidden), plot.width(), row);
        painter.setPen(theme().ink);
        painter.drawText(QRectF(line.left(), line.top(), nameWidth, row), Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(process.name, Qt::ElideMiddle, static_cast<int>(nameWidth) + 1));
        const double height = std::max(4.0, std::floor(row * 0.62));
        paintBar(painter, process, QRectF(bars.left(), std::floor(line.center().y() - height / 2), bars.width(), height), bars.width() / most);
        painter.setPen(theme().faint);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, sizeOf(process));
    }
    if (withKey)
        paintKey(painter, QRectF(bars.left(), plot.bottom() - theme().px(keyUnits - 4), bars.width(), theme().px(keyUnits - 4)));
}

void MemoryBars::paintBar(QPainter &painter, const ProcessMemory &memory, const QRectF &bar, double perKib) const
{
    const QColor color = memory.lane.isValid() ? theme().hue(memory.lane) : theme().ink;
    const auto upTo = [&](double kib) { return QRectF(bar.left(), bar.top(), std::max(1.0, std::round(kib * perKib)), bar.height()); };
    const QRectF share = upTo(memory.shareKib);
    painter.fillRect(share, mixed(theme().paper, color, 0.15));
    painter.fillRect(share, QBrush(color, Qt::BDiagPattern));
    painter.fillRect(upTo(memory.ownKib), color);
    painter.setPen(QPen(color, 1));
    painter.drawRect(upTo(memory.residentKib).adjusted(0, 0, -1, -1));
}

/// What the three looks mean, under the bars, on their scale's ink.
void MemoryBars::paintKey(QPainter &painter, const QRectF &line) const
{
    const double side = theme().px(10);
    double left = line.left();
    const std::array<std::pair<QString, int>, 3> entries{std::pair{tr("its own"), 0}, std::pair{tr("its share"), 1}, std::pair{tr("resident"), 2}};
    for (const auto &[text, look] : entries) {
        const double width = painter.fontMetrics().horizontalAdvance(text);
        if (left + side + theme().px(6) + width > line.right() + theme().px(40))
            return;
        const QRectF box(std::floor(left), std::floor(line.center().y() - side / 2), side, side);
        if (look == 0)
            painter.fillRect(box, theme().faint);
        if (look == 1)
            painter.fillRect(box, QBrush(theme().faint, Qt::BDiagPattern));
        painter.setPen(QPen(theme().faint, 1));
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        painter.drawText(QRectF(box.right() + theme().px(6), line.top(), width + 2, line.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        left = box.right() + theme().px(6) + width + theme().px(18);
    }
}

ChartTable MemoryBars::table() const
{
    ChartTable table;
    table.headers = {tr("Process"), tr("Its own"), tr("With its share of what is common"), tr("Resident")};
    for (const ProcessMemory &process : m_processes)
        table.rows.push_back(
            {process.name, texts::memorySize(process.ownKib), texts::memorySize(process.shareKib), texts::memorySize(process.residentKib)});
    return table;
}

void MemoryBars::retranslate()
{
    setTitle(tr("Memory of each process at its end"));
    if (m_processes.empty())
        setHint(tr("Run the experiment with processes: how much memory each has to itself appears here when it ends."));
}

} // namespace interleave
