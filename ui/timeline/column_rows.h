// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/column_block.h"

namespace interleave {

/// Fills the pixels [from, to) of one row of a block, `y` pixels down in the sink. `at` is where the block begins in it, `stripes` what stands for
/// ColumnBlock::striped there.
using RowFiller = void (*)(QRgb *at, const ColumnBlock &block, int y, int from, int to, const QRgb *stripes);

/// The one for this machine's widest vector instructions.
RowFiller fastestRowFiller();
/// The one that runs on every machine.
RowFiller plainRowFiller();

} // namespace interleave
