// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/column_rows.h"

namespace interleave {

namespace {

/// Without a question whose answer the processor would have to guess, so that the compiler makes vector instructions of it: everything is read
/// first, because what is read on a condition stays a question.
[[gnu::always_inline]] inline void fill(QRgb *at, const ColumnBlock &block, int y, int from, int to, const QRgb *stripes)
{
#pragma GCC ivdep
    for (int i = from; i < to; ++i) {
        const QRgb below = at[i], base = block.base[i], stripe = stripes[i];
        const QRgb layer0 = block.layer[0][i], layer1 = block.layer[1][i], layer2 = block.layer[2][i], layer3 = block.layer[3][i];
        const int baseTop = block.baseTop[i], baseBottom = block.baseBottom[i];
        const int top0 = block.layerTop[0][i], top1 = block.layerTop[1][i], top2 = block.layerTop[2][i], top3 = block.layerTop[3][i];
        QRgb color = y >= baseTop ? base : below;
        color = y >= baseBottom ? below : color;
        color = y >= top3 ? layer3 : color;
        color = y >= top2 ? layer2 : color;
        color = y >= top1 ? layer1 : color;
        color = y >= top0 ? layer0 : color;
        at[i] = color == ColumnBlock::striped ? stripe : color;
    }
}

void fillPlain(QRgb *at, const ColumnBlock &block, int y, int from, int to, const QRgb *stripes)
{
    fill(at, block, y, from, to, stripes);
}

#ifdef __x86_64__
[[gnu::target("avx2")]] void fillAvx2(QRgb *at, const ColumnBlock &block, int y, int from, int to, const QRgb *stripes)
{
    fill(at, block, y, from, to, stripes);
}
#endif

} // namespace

RowFiller plainRowFiller()
{
    return fillPlain;
}

RowFiller fastestRowFiller()
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        return fillAvx2;
#endif
    return fillPlain;
}

} // namespace interleave
