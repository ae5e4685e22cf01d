// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_bands.h"

#include "core/base/clock.h"
#include "core/base/thread_time.h"
#include "ui/timeline/image_sink.h"
#include "ui/timeline/lane_renderer.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <atomic>

namespace interleave {

namespace {

/// More than threads, so that who is done first takes over from the other.
constexpr std::size_t mostBands = 8;
/// Below it waking the helper is not worth it.
constexpr Nanos worthSharing = 2'000'000;
constexpr int framesAlone = 60;

} // namespace

LaneBands::LaneBands()
{
    m_helper.setMaxThreadCount(1);
}

void LaneBands::draw(LaneRenderer &renderer, QImage &image, double unit, int phase)
{
    const std::size_t rows = renderer.rowCount();
    m_bands.resize(std::min(mostBands, rows));
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        m_bands[i].first = rows * i / m_bands.size();
        m_bands[i].count = rows * (i + 1) / m_bands.size() - m_bands[i].first;
    }
    const ImageSink plain(image, unit, phase); // the image must not be asked for its bits by two threads
    std::atomic<std::size_t> next = 0;
    const auto drawSome = [&] {
        ImageSink sink = plain;
        for (std::size_t i = next.fetch_add(1); i < m_bands.size(); i = next.fetch_add(1))
            drawBand(m_bands[i], renderer, sink);
    };
    const bool shared = m_lastTime >= worthSharing && m_alone == 0 && m_bands.size() > 1;
    const Nanos begin = monotonicNow();
    QFuture<void> helped;
    if (shared)
        helped = QtConcurrent::run(&m_helper, drawSome);
    drawSome();
    helped.waitForFinished(); // if the helper has not begun until now there is nothing left for it, and nothing to wait for
    m_alone = std::max(0, m_alone - 1);
    m_lastTime = 0;
    for (const Band &band : m_bands)
        m_lastTime += band.time;
    if (shared && monotonicNow() - begin > m_lastTime)
        m_alone = framesAlone;
    ImageSink sink = plain;
    renderer.paintBelow(sink, 0, 0);
}

void LaneBands::drawBand(Band &band, LaneRenderer &renderer, ImageSink &sink)
{
    const Nanos begin = threadCpuTime();
    for (std::size_t row = band.first; row < band.first + band.count; ++row)
        renderer.drawRow(row, sink, band.columns);
    band.time = threadCpuTime() - begin;
}

} // namespace interleave
