// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/column.h"
#include "core/store/packed_slice.h"
#include "core/store/shares.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace interleave {

/// A slice track summed over a grid of time: level 0 has cells of 8 µs, each level above cells twice as long.
///
/// Only cells that would be long to walk are kept: a cell is stored where at least `dense` items lie in it, a slice counting one and a stored half of
/// it `storedCost`. So a sparse stretch costs nothing, a dense one at most a cell for 32 slices and level, two levels' worth in all: about
/// 2 to 3 bytes a slice, and whoever walks meets fewer than 32 items where no cell is stored.
struct MipCell
{
    static constexpr unsigned most = 4;

    std::uint32_t number = 0; ///< its begin is number << shift of the level, from PackedSlice::bias before the run's start
    std::uint32_t numberHigh : 8 = 0;
    std::uint32_t count : 3 = 0;
    std::uint32_t flags : 8 = 0;
    std::uint32_t nextLow = 0; ///< low 32 bits of the index of the first slice that ends after the cell
    std::array<std::uint16_t, most> key{};
    std::array<std::uint16_t, most> share{}; ///< 65535 is the whole cell

    std::uint64_t fullNumber() const { return (std::uint64_t{numberHigh} << 32) | number; }
};
static_assert(sizeof(MipCell) == 28);

inline constexpr unsigned mipLevels = 32;
inline constexpr unsigned mipShift = 15;
inline constexpr unsigned mipDense = 32;
inline constexpr unsigned mipStoredCost = 16;

/// Length of a cell.
constexpr Nanos mipCellLength(unsigned level)
{
    return Nanos{1} << (mipShift + level);
}

using MipLevel = Column<MipCell, 64>;

/// The stored cells of one track. One writer; readers see what was published before.
class Mipmap
{
public:
    Mipmap() = default;
    Mipmap(const Mipmap &) = delete;
    Mipmap &operator=(const Mipmap &) = delete;
    ~Mipmap();

    // any thread
    /// Null where no cell of this level was ever stored.
    const MipLevel *level(unsigned level) const { return m_levels[level].load(std::memory_order_acquire); }

    // writer
    /// `index` is the slice's own. Slices come in time order and do not overlap.
    void add(const PackedSlice &slice, std::uint16_t key, std::uint64_t index);
    void publish();
    std::size_t bytes() const;

private:
    /// The cell of a level that is being filled.
    struct Filling
    {
        std::uint64_t number = UINT64_MAX;
        unsigned cost = 0;
        Shares shares;
    };
    struct Piece
    {
        std::uint16_t key;
        float weight;
        std::uint8_t flags;
        std::uint64_t index;
    };

    void addPiece(unsigned level, std::uint64_t begin, std::uint64_t end, const Piece &piece);
    Filling &enter(unsigned level, std::uint64_t number, std::uint64_t index);
    void close(unsigned level, std::uint64_t index);
    void store(unsigned level, const Filling &filling, std::uint64_t index);

    std::array<Filling, mipLevels> m_filling;
    std::array<std::atomic<MipLevel *>, mipLevels> m_levels{}; ///< release when made, acquire in level()
    std::uint32_t m_dirty = 0;                                 ///< bit per level
};

} // namespace interleave
