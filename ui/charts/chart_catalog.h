// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"

class QWidget;

namespace interleave {

class ChartPanel;

/// Makes the chart of a kind; owned by `parent`.
ChartPanel *makeChart(ChartKind kind, QWidget *parent);

} // namespace interleave
