// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_catalog.h"

#include "ui/charts/bar_sources.h"
#include "ui/charts/curve_chart.h"
#include "ui/charts/dot_chart.h"
#include "ui/charts/line_sources.h"
#include "ui/charts/memory_bars.h"
#include "ui/charts/message_ladder.h"
#include "ui/charts/process_tree.h"
#include "ui/charts/task_chart.h"
#include "ui/charts/wait_graph_chart.h"
#include "ui/charts/turn_chart.h"

namespace interleave {

ChartPanel *makeChart(ChartKind kind, QWidget *parent)
{
    switch (kind) {
    case ChartKind::raceOverTime: return new LiveChart("chartRaceOverTime", line_sources::raceOverTime(), parent);
    case ChartKind::lockContention: return new LiveChart("chartLockContention", line_sources::lockContention(), parent);
    case ChartKind::throughput: return new LiveChart("chartThroughput", line_sources::throughput(), parent);
    case ChartKind::queueDepth: return new LiveChart("chartQueueDepth", line_sources::queueDepth(), parent);
    case ChartKind::outcomeHistogram: return new LiveBarChart("chartOutcomeHistogram", bar_sources::outcomeHistogram(), parent);
    case ChartKind::startLatency: return new LiveBarChart("chartStartLatency", bar_sources::startLatency(), parent);
    case ChartKind::waitGraph: return new WaitGraphChart("chartWaitGraph", parent);
    case ChartKind::channelRate: return new LiveBarChart("chartChannelRate", bar_sources::channelRate(), parent);
    case ChartKind::channelRoundTrip: return new LiveBarChart("chartChannelRoundTrip", bar_sources::channelRoundTrip(), parent);
    case ChartKind::taskStaircase: return new TaskChart("chartTaskStaircase", parent);
    case ChartKind::processTree: return new ProcessTree("chartProcessTree", parent);
    case ChartKind::turnLengths: return new LiveBarChart("chartTurnLengths", bar_sources::turnLengths(), parent);
    case ChartKind::curve: return new CurveChart("chartCurve", 0, parent);
    case ChartKind::secondCurve: return new CurveChart("chartSecondCurve", 1, parent);
    case ChartKind::latencyDots: return new DotChart("chartLatencyDots", parent);
    case ChartKind::memoryBars: return new MemoryBars("chartMemoryBars", parent);
    case ChartKind::messageLadder: return new MessageLadder("chartMessageLadder", parent);
    case ChartKind::taskTurns: return new TurnChart("chartTaskTurns", parent);
    }
    return nullptr;
}

} // namespace interleave
