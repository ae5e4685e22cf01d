// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sched_attributes.h"

#include <cerrno>

#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

int getSchedAttributes(SchedAttributes &attributes)
{
    attributes = {};
    return ::syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) == 0 ? 0 : errno;
}

int setSchedAttributes(SchedAttributes attributes)
{
    attributes.size = sizeof attributes;
    return ::syscall(SYS_sched_setattr, 0, &attributes, 0) == 0 ? 0 : errno;
}

int setTimeSlice(Nanos slice)
{
    SchedAttributes attributes{};
    if (const int error = getSchedAttributes(attributes); error != 0)
        return error;
    const auto wanted = static_cast<std::uint64_t>(slice);
    attributes.flags = 0;
    attributes.runtime = wanted;
    if (const int error = setSchedAttributes(attributes); error != 0)
        return error;
    // Kernels before 6.12 take the call and forget the slice. What is read back for "its own choice" is what that is.
    if (const int error = getSchedAttributes(attributes); error != 0)
        return error;
    return wanted == 0 || attributes.runtime == wanted ? 0 : EOPNOTSUPP;
}

} // namespace interleave
