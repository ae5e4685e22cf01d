// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace interleave {

/// Append-only rows in chunks that never move. One writer; readers see what was published.
///
/// The chunk directory grows by pages of 1, 2, 4 … pointers, so that an empty column costs nothing and a reader needs no lock.
/// `m_published` (release in publish(), acquire in size()) is the partner of every plain write to a row below it.
template <typename T, std::size_t chunkRows = 256>
class Column
{
    static_assert(std::has_single_bit(chunkRows));

public:
    static constexpr std::size_t rowsPerChunk = chunkRows;
    using Chunk = std::array<T, chunkRows>;

    Column() = default;
    Column(const Column &) = delete;
    Column &operator=(const Column &) = delete;
    ~Column()
    {
        for (std::uint64_t chunk = m_firstChunk; chunk * chunkRows < m_written; ++chunk)
            delete slot(chunk).load(std::memory_order_relaxed);
        for (auto &page : m_pages)
            delete[] page.load(std::memory_order_relaxed);
    }

    // any thread
    std::uint64_t size() const { return m_published.load(std::memory_order_acquire); }
    /// `index` < size(). A row whose chunk was taken away reads as a default one.
    T operator[](std::uint64_t index) const
    {
        // relaxed: the pointer was stored before the rows of its chunk were published.
        const Chunk *chunk = slot(index / chunkRows).load(std::memory_order_relaxed);
        return chunk ? (*chunk)[index % chunkRows] : T{};
    }
    /// The rows of one chunk, or null; for readers that walk.
    const Chunk *chunkOf(std::uint64_t index) const { return slot(index / chunkRows).load(std::memory_order_relaxed); }

    // writer
    std::uint64_t written() const { return m_written; }
    void push(T row)
    {
        const std::uint64_t chunk = m_written / chunkRows;
        if (m_written % chunkRows == 0)
            addChunk(chunk);
        (*m_last)[m_written % chunkRows] = std::move(row);
        ++m_written;
    }
    void publish() { m_published.store(m_written, std::memory_order_release); }

    std::size_t bytes() const { return ((m_written + chunkRows - 1) / chunkRows - m_firstChunk) * sizeof(Chunk); }
    /// Unlinks the oldest chunk and hands it over. Only when no reader can reach it any more, and never the last.
    std::unique_ptr<Chunk> takeFirstChunk() { return std::unique_ptr<Chunk>(slot(m_firstChunk++).exchange(nullptr, std::memory_order_relaxed)); }

private:
    using Slot = std::atomic<Chunk *>;

    Slot &slot(std::uint64_t chunk) const
    {
        const auto page = static_cast<unsigned>(std::bit_width(chunk + 1) - 1);
        // relaxed: published together with the rows, see above.
        return m_pages[page].load(std::memory_order_relaxed)[chunk + 1 - (std::uint64_t{1} << page)];
    }
    void addChunk(std::uint64_t chunk)
    {
        const auto page = static_cast<unsigned>(std::bit_width(chunk + 1) - 1);
        if (!m_pages[page].load(std::memory_order_relaxed))
            m_pages[page].store(new Slot[std::uint64_t{1} << page](), std::memory_order_relaxed);
        m_last = new Chunk();
        slot(chunk).store(m_last, std::memory_order_relaxed);
    }

    mutable std::array<std::atomic<Slot *>, 30> m_pages{};
    std::atomic<std::uint64_t> m_published{0};
    std::uint64_t m_written = 0;
    std::uint64_t m_firstChunk = 0;
    Chunk *m_last = nullptr;
};

} // namespace interleave
