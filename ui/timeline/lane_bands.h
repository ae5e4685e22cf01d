// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/store/trace_store.h"

#include <QThreadPool>

#include <cstddef>
#include <vector>

class QImage;

namespace interleave {

class ImageSink;
class LaneRenderer;

/// Draws the lanes band by band, with the help of a second thread where that is worth it. Of one thread, which waits until all is drawn.
///
/// What is built of a row is painted while it is still in the processor's caches. The helper goes on a core that a worker may want, so where a
/// shared frame took longer than drawing it alone would have, the next frames are drawn alone.
class LaneBands
{
public:
    LaneBands();

    /// Lays out and paints all rows of `renderer`, which has been arranged, into `image` from its top left corner on. `unit`, `phase`: as of ImageSink.
    void draw(LaneRenderer &renderer, QImage &image, double unit, int phase);

private:
    struct Band
    {
        std::size_t first = 0;
        std::size_t count = 0;
        std::vector<PixelColumn> columns{}; ///< memory of whichever row is being drawn
        Nanos time = 0;                     ///< of a processor, for the last frame
    };

    static void drawBand(Band &band, LaneRenderer &renderer, ImageSink &sink);

    QThreadPool m_helper;
    std::vector<Band> m_bands;
    Nanos m_lastTime = 0; ///< of processors, for all of the last frame
    int m_alone = 0;      ///< so many frames more
};

} // namespace interleave
