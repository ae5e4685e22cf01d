// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/net_namespace.h"

#include "core/base/unique_fd.h"
#include "core/ipc/netlink.h"

#include <cerrno>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

/// A change of credentials takes these from us: that we die with our parent, and that those who run as we do may look at us.
void takeBackWhatCredentialsCost()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_DUMPABLE, 1);
}

UniqueFd namespaceOf(const std::string &process, const char *kind)
{
    return UniqueFd(::open(("/proc/" + process + "/ns/" + kind).c_str(), O_RDONLY | O_CLOEXEC));
}

bool isOurs(int userNamespace)
{
    struct stat ours = {};
    struct stat theirs = {};
    return ::stat("/proc/self/ns/user", &ours) == 0 && ::fstat(userNamespace, &theirs) == 0 && ours.st_ino == theirs.st_ino;
}

/// 0 or an errno. The rights over a new network come with a user namespace; root has them anyway.
int unshareNetwork()
{
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0 && ::unshare(CLONE_NEWNET) != 0)
        return errno;
    takeBackWhatCredentialsCost();
    return Netlink().bringUp("lo");
}

int tryOut()
{
    if (const int error = unshareNetwork(); error != 0)
        return error;
    const UniqueFd here = namespaceOf("self", "net");
    if (!here.isOpen())
        return errno;
    return Netlink().addCable("one", "other", here.get());
}

} // namespace

int canHaveOwnNetwork()
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::_exit(tryOut());
    }
    if (child < 0)
        return errno;
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : EPERM;
}

int enterOwnNetwork()
{
    return unshareNetwork();
}

int joinNetworkOf(pid_t hub, unsigned number)
{
    const UniqueFd user = namespaceOf(std::to_string(hub), "user");
    const UniqueFd there = namespaceOf(std::to_string(hub), "net");
    if (!user.isOpen() || !there.isOpen())
        return errno;
    if (!isOurs(user.get()) && ::setns(user.get(), CLONE_NEWUSER) != 0)
        return errno;
    takeBackWhatCredentialsCost();
    if (::unshare(CLONE_NEWNET) != 0)
        return errno;
    const UniqueFd here = namespaceOf("self", "net");

    // A cable of a process that was killed goes with its network, which may take the kernel a moment.
    const std::string cable = "cable" + std::to_string(number) + '-' + std::to_string(::getpid() % 10'000);
    if (::setns(there.get(), CLONE_NEWNET) != 0)
        return errno;
    const Netlink hubSide;
    int error = hubSide.addCable(cable, "cable", here.get());
    if (error == 0)
        error = hubSide.addAddress(cable, hubAddress(number), 30);
    if (error == 0)
        error = hubSide.bringUp(cable);
    if (::setns(here.get(), CLONE_NEWNET) != 0)
        return errno;
    if (error != 0)
        return error;
    const Netlink ourSide;
    error = ourSide.addAddress("cable", cableAddress(number), 30);
    if (error == 0)
        error = ourSide.bringUp("cable");
    if (error == 0)
        error = ourSide.bringUp("lo");
    return error;
}

} // namespace interleave
