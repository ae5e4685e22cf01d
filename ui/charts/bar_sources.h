// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/live_bar_chart.h"

#include <memory>

/// Where the bars come from, one kind each.
namespace interleave::bar_sources {

std::unique_ptr<const LiveBarChart::Source> outcomeHistogram(); ///< final values of the trials: the expected one in ink, the others wrong
std::unique_ptr<const LiveBarChart::Source> startLatency();     ///< time to the first instruction by start method: median, and p99 as a line
std::unique_ptr<const LiveBarChart::Source> turnLengths();      ///< how long workers kept the core, what is below one tick in grey
std::unique_ptr<const LiveBarChart::Source> channelRate();      ///< messages a second by channel
std::unique_ptr<const LiveBarChart::Source> channelRoundTrip(); ///< there and back by channel: median, and p99 as a line

} // namespace interleave::bar_sources
