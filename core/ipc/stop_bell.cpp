// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/stop_bell.h"

#include "core/ipc/shared_descriptors.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <poll.h>
#include <sys/eventfd.h>

namespace interleave {

Result<StopBell> createStopBell(const Segment &segment)
{
    UniqueFd fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!fd.isOpen())
        return Error{ErrorCode::startFailed, {"eventfd", std::generic_category().message(errno)}};
    return shareDescriptor(segment, std::move(fd));
}

void ringStopBell(StopBell bell)
{
    if (bell >= 0)
        ::eventfd_write(bell, 1);
}

void ringStopBellIfOver(const Segment &segment, StopBell bell)
{
    const ControlWords &control = segment.control();
    if (control.stop.load(std::memory_order_relaxed) != 0 || control.finished.load(std::memory_order_relaxed) != 0)
        ringStopBell(bell);
}

short waitForDescriptor(int fd, short events, StopBell bell, ChannelJournal &journal)
{
    std::array<pollfd, 2> fds{{{fd, events, 0}, {bell, POLLIN, 0}}};
    journal.waits();
    const BlockedScope blocked(journal.probe(), BlockedReason::pipe, journal.object());
    while (::poll(fds.data(), fds.size(), -1) < 0 && errno == EINTR)
        continue;
    return fds[1].revents != 0 ? short{0} : fds[0].revents;
}

} // namespace interleave
