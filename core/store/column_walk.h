// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <span>

namespace interleave {

class SliceTable;

/// Fills `out` with what was in each of its equal columns of `range`, up to `end` (a view's end). O(out.size()): one or two mipmap
/// cells a column where slices are dense, the slices themselves where they are sparse. A cell that lies across the edge of two columns is
/// shared between them in proportion, so edges are exact to half a column.
void walkColumns(const SliceTable &table, Nanos end, TimeRange range, std::span<PixelColumn> out);

} // namespace interleave
