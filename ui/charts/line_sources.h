// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/live_chart.h"

#include <memory>

/// Where the lines of the live charts come from, one kind each.
namespace interleave::line_sources {

std::unique_ptr<const LiveChart::Source> raceOverTime();   ///< lost updates per million, in the colour of what is wrong
std::unique_ptr<const LiveChart::Source> lockContention(); ///< share of the workers' time spent waiting for locks
std::unique_ptr<const LiveChart::Source> throughput();     ///< operations a second, each worker in its hue
std::unique_ptr<const LiveChart::Source> queueDepth();     ///< items in the queue, and its capacity

} // namespace interleave::line_sources
