// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_time.h"

#include <ctime>

namespace interleave {

Nanos threadCpuTime()
{
    timespec t{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return Nanos{t.tv_sec} * 1'000'000'000 + t.tv_nsec;
}

} // namespace interleave
