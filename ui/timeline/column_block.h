// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <array>

namespace interleave {

/// Neighbouring columns of a dense stretch, one a pixel, field by field, so that a sink can fill many at once. Each is a base between two heights
/// and layers over it: layer 0 reaches from its top down to the block's bottom, layer 1 from its top down to layer 0, and so on. What neither
/// covers is left as it is. Heights are in pixels of the sink; one that is not there is `bottom`. Colour `striped` stands for stripes.
struct ColumnBlock
{
    static constexpr int most = 256;
    static constexpr int layers = 4;
    static constexpr QRgb striped = 0;

    template <typename T>
    using Row = std::array<T, most>;

    int x = 0;
    int count = 0;
    int top = 0; ///< nothing is drawn above it, nor at or below `bottom`
    int bottom = 0;
    QRgb stripe = 0;
    QRgb behind = 0; ///< between stripes
    Row<int> baseTop;
    Row<int> baseBottom;
    Row<QRgb> base;
    std::array<Row<int>, layers> layerTop;
    std::array<Row<QRgb>, layers> layer;

    /// Do both columns look the same?
    bool isAlike(int a, int b) const
    {
        const auto i = static_cast<std::size_t>(a);
        const auto j = static_cast<std::size_t>(b);
        bool alike = baseTop[i] == baseTop[j] && baseBottom[i] == baseBottom[j] && base[i] == base[j];
        for (std::size_t l = 0; l < layers; ++l)
            alike =
                alike && layerTop[l][i] == layerTop[l][j] && (layer[l][i] == layer[l][j] || layerTop[l][i] >= (l == 0 ? bottom : layerTop[l - 1][i]));
        return alike;
    }
    /// Makes a column empty.
    void clear(int i)
    {
        const auto at = static_cast<std::size_t>(i);
        baseTop[at] = baseBottom[at] = bottom;
        base[at] = striped;
        for (int l = 0; l < layers; ++l)
            setLayer(l, i, bottom, striped);
    }
    void setLayer(int number, int i, int from, QRgb color)
    {
        layerTop[static_cast<std::size_t>(number)][static_cast<std::size_t>(i)] = from;
        layer[static_cast<std::size_t>(number)][static_cast<std::size_t>(i)] = color;
    }
};

} // namespace interleave
