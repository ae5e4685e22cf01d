// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/private_ipc.h"

#include "core/ipc/shared_descriptors.h"

#include <cerrno>
#include <climits>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr const char *users = "/proc/self/ns/user";
constexpr const char *objects = "/proc/self/ns/ipc";

/// A change of user namespace forgets who is to be followed into death, and makes the process undumpable: its /proc files no longer its user's.
class KeptTies
{
public:
    KeptTies() { ::prctl(PR_GET_PDEATHSIG, &m_signal); }
    ~KeptTies()
    {
        ::prctl(PR_SET_DUMPABLE, 1);
        ::prctl(PR_SET_PDEATHSIG, m_signal);
        if (::getppid() != m_parent)
            ::_exit(1); // it died meanwhile
    }
    KeptTies(const KeptTies &) = delete;
    KeptTies &operator=(const KeptTies &) = delete;

private:
    int m_signal = 0;
    pid_t m_parent = ::getppid();
};

bool shareNamespace(const Segment &segment, const char *path)
{
    UniqueFd fd(::open(path, O_RDONLY | O_CLOEXEC));
    return fd.isOpen() && shareDescriptor(segment, std::move(fd));
}

/// Shared descriptors that stand for namespaces of this kind ("user", "ipc").
int sharedNamespace(const Segment &segment, std::string_view kind)
{
    char target[PATH_MAX];
    for (const int number : sharedDescriptors(segment)) {
        const std::string link = "/proc/self/fd/" + std::to_string(number);
        const ssize_t length = ::readlink(link.c_str(), target, sizeof target);
        if (length > 0 && std::string_view(target, static_cast<std::size_t>(length)).starts_with(kind))
            return number;
    }
    return -1;
}

} // namespace

int enterPrivateIpc(const Segment &segment)
{
    if (sharedNamespace(segment, "ipc:[") >= 0)
        return 0;
    if (::unshare(CLONE_NEWIPC) == 0)
        return shareNamespace(segment, objects) ? 0 : EMFILE;
    // Who may not do that may still do it as the owner of a user namespace.
    const KeptTies ties;
    if (::unshare(CLONE_NEWUSER | CLONE_NEWIPC) != 0)
        return errno;
    return shareNamespace(segment, users) && shareNamespace(segment, objects) ? 0 : EMFILE;
}

bool joinPrivateIpc(const Segment &segment)
{
    const KeptTies ties;
    if (const int fd = sharedNamespace(segment, "user:["); fd >= 0 && ::setns(fd, CLONE_NEWUSER) != 0)
        return false;
    const int fd = sharedNamespace(segment, "ipc:[");
    return fd >= 0 && ::setns(fd, CLONE_NEWIPC) == 0;
}

} // namespace interleave
