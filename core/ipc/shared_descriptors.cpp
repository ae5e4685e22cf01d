// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/shared_descriptors.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Above what a process is born with, so that the numbers are free everywhere.
constexpr int lowest = 16;

} // namespace

Result<int> shareDescriptor(const Segment &segment, UniqueFd fd)
{
    SegmentHeader &header = segment.header();
    errno = EMFILE;
    const int number = header.sharedDescriptorCount < mostSharedDescriptors ? ::fcntl(fd.get(), F_DUPFD_CLOEXEC, lowest) : -1;
    if (number < 0)
        return Error{ErrorCode::startFailed, {"descriptor", std::generic_category().message(errno)}};
    header.sharedDescriptors[header.sharedDescriptorCount++] = number;
    return number;
}

std::vector<int> sharedDescriptors(const Segment &segment)
{
    const SegmentHeader &header = segment.header();
    const std::uint32_t count = std::min(header.sharedDescriptorCount, mostSharedDescriptors);
    return {header.sharedDescriptors, header.sharedDescriptors + count};
}

void keepDescriptors(const Segment &segment, std::span<const int> kept)
{
    for (const int number : sharedDescriptors(segment)) {
        if (std::find(kept.begin(), kept.end(), number) == kept.end())
            ::close(number);
    }
}

void closeSharedDescriptors(const Segment &segment)
{
    keepDescriptors(segment, {});
}

bool adoptDescriptors(const Segment &segment, std::vector<UniqueFd> received)
{
    const std::vector<int> numbers = sharedDescriptors(segment);
    if (numbers.empty())
        return true;
    if (received.size() != numbers.size())
        return false;
    // Out of the way first: one may have arrived under the number of another.
    const int above = *std::max_element(numbers.begin(), numbers.end()) + 1;
    for (UniqueFd &fd : received) {
        fd.reset(::fcntl(fd.get(), F_DUPFD_CLOEXEC, above));
        if (!fd.isOpen())
            return false;
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (::dup3(received[i].get(), numbers[i], O_CLOEXEC) < 0)
            return false;
    }
    return true;
}

} // namespace interleave
