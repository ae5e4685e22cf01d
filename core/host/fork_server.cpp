// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/fork_server.h"

#include "core/host/guard.h"
#include "core/host/limits.h"
#include "core/host/worker_process.h"
#include "core/ipc/shared_descriptors.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

/// The segment's and all shared ones.
constexpr std::size_t mostDescriptors = 1 + mostSharedDescriptors;

/// Room for them beside a message.
union Ancillary {
    cmsghdr header;
    std::array<char, CMSG_SPACE(mostDescriptors * sizeof(int))> bytes;
};

bool sendWithFds(int socket, std::uint32_t lane, const std::vector<int> &fds)
{
    Ancillary ancillary{};
    iovec payload{&lane, sizeof lane};
    msghdr message{};
    message.msg_iov = &payload;
    message.msg_iovlen = 1;
    message.msg_control = &ancillary;
    message.msg_controllen = CMSG_SPACE(fds.size() * sizeof(int));
    cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(fds.size() * sizeof(int));
    std::memcpy(CMSG_DATA(header), fds.data(), fds.size() * sizeof(int));
    return ::sendmsg(socket, &message, MSG_DONTWAIT | MSG_NOSIGNAL) == static_cast<ssize_t>(sizeof lane);
}

/// The lane asked for and the descriptors, the segment's first; false at the end of the conversation.
bool receiveWithFds(int socket, std::uint32_t &lane, std::vector<UniqueFd> &fds)
{
    Ancillary ancillary{};
    iovec payload{&lane, sizeof lane};
    msghdr message{};
    message.msg_iov = &payload;
    message.msg_iovlen = 1;
    message.msg_control = &ancillary;
    message.msg_controllen = sizeof ancillary;
    if (::recvmsg(socket, &message, MSG_CMSG_CLOEXEC) != static_cast<ssize_t>(sizeof lane))
        return false;
    const cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (!header || header->cmsg_type != SCM_RIGHTS)
        return false;
    for (std::size_t i = 0; i < (header->cmsg_len - CMSG_LEN(0)) / sizeof(int); ++i) {
        int number = -1;
        std::memcpy(&number, CMSG_DATA(header) + i * sizeof number, sizeof number);
        fds.emplace_back(number);
    }
    return !fds.empty() && lane < maxLanes;
}

/// The fork server's own process.
class Server
{
public:
    explicit Server(UniqueFd socket) : m_socket(std::move(socket)) {}
    [[noreturn]] void serve();

private:
    void startOne();
    void reapAll();
    void reply(ForkServerReply::Kind kind, std::uint32_t lane, pid_t pid, int status) const;

    UniqueFd m_socket;
    UniqueFd m_childEnded;
    std::map<pid_t, std::uint32_t> m_lanes;
};

void Server::serve()
{
    ::prctl(PR_SET_NAME, "il-forkserver");
    // Nothing of the host's is kept but the standard streams and the way to talk to it: what a worker has, it was given.
    if (m_socket.get() > segmentFd) {
        ::dup3(m_socket.get(), segmentFd, O_CLOEXEC);
        m_socket.reset(segmentFd);
    }
    ::close_range(segmentFd + 1, ~0u, 0);
    sigset_t childEnded;
    sigemptyset(&childEnded);
    sigaddset(&childEnded, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &childEnded, nullptr);
    m_childEnded.reset(::signalfd(-1, &childEnded, SFD_CLOEXEC | SFD_NONBLOCK));
    for (;;) {
        std::array<pollfd, 2> fds{{{m_socket.get(), POLLIN, 0}, {m_childEnded.get(), POLLIN, 0}}};
        if (::poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR)
            ::_exit(1);
        if (fds[1].revents != 0)
            reapAll();
        if (fds[0].revents != 0)
            startOne();
    }
}

void Server::startOne()
{
    std::uint32_t lane = 0;
    std::vector<UniqueFd> given;
    if (!receiveWithFds(m_socket.get(), lane, given))
        ::_exit(0); // the host is gone
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid == 0) {
        const FirstStamp first;
        m_socket.reset();
        m_childEnded.reset();
        const auto segment = Segment::map(given.front().get());
        given.erase(given.begin());
        if (!segment || !adoptDescriptors(*segment, std::move(given)))
            ::_exit(1);
        liveAsWorkerProcess(*segment, {lane}, first.of(segment->header().stampSource), nullptr, parent);
    }
    if (pid < 0)
        return reply(ForkServerReply::Kind::failed, lane, 0, errno);
    m_lanes[pid] = lane;
    reply(ForkServerReply::Kind::started, lane, pid, 0);
}

void Server::reapAll()
{
    signalfd_siginfo ignored{};
    while (::read(m_childEnded.get(), &ignored, sizeof ignored) > 0)
        continue;
    int status = 0;
    pid_t pid = 0;
    while ((pid = ::waitpid(-1, &status, WNOHANG)) > 0) {
        if (const auto found = m_lanes.find(pid); found != m_lanes.end()) {
            reply(ForkServerReply::Kind::ended, found->second, pid, status);
            m_lanes.erase(found);
        }
    }
}

void Server::reply(ForkServerReply::Kind kind, std::uint32_t lane, pid_t pid, int status) const
{
    const ForkServerReply message{kind, lane, pid, status};
    // May wait for room: nothing hurries here, and a lost reply would leave the host with a worker that never ends.
    ::send(m_socket.get(), &message, sizeof message, MSG_NOSIGNAL);
}

} // namespace

Result<ForkServer> ForkServer::start()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return systemError("socketpair", errno);
    UniqueFd ours(ends[0]);
    UniqueFd theirs(ends[1]);
    const pid_t host = ::getpid();
    const pid_t pid = ::fork();
    if (pid == 0) {
        dieWithParent(host);
        ours.reset();
        Server(std::move(theirs)).serve();
    }
    if (pid < 0)
        return Error{ErrorCode::startFailed, {"fork server", std::generic_category().message(errno)}};
    return ForkServer(std::move(ours), pid);
}

bool ForkServer::request(const Segment &segment, LaneId lane) const
{
    segment.lane(lane).askedStamp = readStamp(segment.header().stampSource);
    std::vector<int> fds = sharedDescriptors(segment);
    fds.insert(fds.begin(), segment.fd());
    return sendWithFds(m_socket.get(), lane.value, fds);
}

bool ForkServer::receive(ForkServerReply &reply) const
{
    return ::recv(m_socket.get(), &reply, sizeof reply, MSG_DONTWAIT) == static_cast<ssize_t>(sizeof reply);
}

} // namespace interleave
