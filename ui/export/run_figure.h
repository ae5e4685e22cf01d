// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/experiment/catalogue.h"
#include "ui/export/figure.h"

#include <memory>

namespace interleave {

enum class FigureContent { timeline, contention, queues, outcome, all };

/// The figure of a run: title, settings, lanes, charts and how far to trust them, all from its report and its trace. Needs a QApplication where
/// `content` has charts. An experiment without the chart that was asked for shows its timeline.
/// A sweep is its curves, whatever was asked for.
FigureRequest runFigure(const ExperimentInfo &experiment, const std::shared_ptr<const Report> &report, const TraceView &view, FigureContent content,
    const Theme &theme, QSize size);

/// The words of the command line: "timeline", "contention", "queues", "outcome", "all"; timeline for anything else.
FigureContent figureContentFromName(std::string_view name);

} // namespace interleave
