// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include <sys/signalfd.h>
#include <unistd.h>

namespace interleave {

Interrupt::Interrupt()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP); // the terminal was closed
    ::pthread_sigmask(SIG_BLOCK, &signals, &m_before);
    m_fd.reset(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
}

Interrupt::~Interrupt()
{
    take(); // what has been obeyed must not strike when the mask is lifted
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

int Interrupt::take()
{
    int count = 0;
    for (signalfd_siginfo info{}; m_fd.isOpen() && ::read(m_fd.get(), &info, sizeof info) == sizeof info;)
        ++count;
    return count;
}

} // namespace interleave
