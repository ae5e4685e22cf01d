// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/ballast.h"

#include <cerrno>

#include <sys/mman.h>

namespace interleave {

void Ballast::Unmap::operator()(std::byte *memory) const
{
    ::munmap(memory, bytes);
}

Result<void> Ballast::growTo(std::int64_t mebibytes)
{
    if (mebibytes <= m_mebibytes)
        return {};
    const auto bytes = static_cast<std::size_t>(mebibytes - m_mebibytes) << 20;
    void *memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return systemError("mmap", errno);
    std::unique_ptr<std::byte, Unmap> owned(static_cast<std::byte *>(memory), Unmap{bytes});
    ::madvise(memory, bytes, MADV_NOHUGEPAGE); // refused where the kernel has no huge pages, which is as well
    volatile std::byte *page = owned.get();
    for (std::size_t at = 0; at < bytes; at += 4096)
        page[at] = std::byte{1};
    m_pieces.push_back(std::move(owned));
    m_mebibytes = mebibytes;
    return {};
}

} // namespace interleave
