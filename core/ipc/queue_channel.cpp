// SPDX-License-Identifier: GPL-3.0-or-later
// Channels that are message queues of the kernel: POSIX and System V. Both take messages of a few kilobytes only, so that a longer one goes in pieces.
#include "core/ipc/message_channel.h"
#include "core/ipc/private_ipc.h"
#include "core/ipc/shared_descriptors.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr long wantedPiece = 8192;
constexpr long wantedDepth = 10;

/// A limit of this system, at most `most`.
long systemLimit(const char *path, long most)
{
    std::ifstream file(path);
    long value = 0;
    return file >> value && value > 0 ? std::min(value, most) : most;
}

/// A descriptor like any other: pollable, and without its name from the beginning.
void openPosix(const Segment &segment, ChannelHandle &handle, unsigned direction)
{
    const std::string name = "/interleave-" + std::to_string(::getpid()) + '-' + std::to_string(direction);
    mq_attr attributes{};
    attributes.mq_maxmsg = systemLimit("/proc/sys/fs/mqueue/msg_max", wantedDepth);
    attributes.mq_msgsize = systemLimit("/proc/sys/fs/mqueue/msgsize_max", wantedPiece);
    UniqueFd queue(::mq_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK | O_CLOEXEC, 0600, &attributes));
    handle.error = queue.isOpen() ? 0 : errno;
    ::mq_unlink(name.c_str());
    if (handle.error != 0)
        return;
    const auto number = shareDescriptor(segment, std::move(queue));
    if (!number)
        handle.error = EMFILE;
    else
        handle.sendFd = handle.receiveFd = *number;
}

class PosixQueue : public MessageChannel
{
public:
    explicit PosixQueue(const ChannelHandle &handle) : m_queue(handle.sendFd), m_bell(handle.bell)
    {
        mq_attr attributes{};
        ::mq_getattr(m_queue, &attributes);
        m_piece = static_cast<std::size_t>(attributes.mq_msgsize);
        m_buffer.resize(m_piece);
    }

    bool send(std::span<const std::byte> message, ChannelJournal &journal) override
    {
        while (!message.empty()) {
            const std::size_t length = std::min(m_piece, message.size());
            if (::mq_send(m_queue, reinterpret_cast<const char *>(message.data()), length, 0) == 0)
                message = message.subspan(length);
            else if (errno == EAGAIN ? waitForDescriptor(m_queue, POLLOUT, m_bell, journal) == 0 : errno != EINTR)
                return false;
        }
        return true;
    }

    bool receive(std::span<std::byte> message, ChannelJournal &journal) override
    {
        while (!message.empty()) {
            const ssize_t length = ::mq_receive(m_queue, reinterpret_cast<char *>(m_buffer.data()), m_buffer.size(), nullptr);
            if (length >= 0) {
                const std::size_t taken = std::min(static_cast<std::size_t>(length), message.size());
                std::memcpy(message.data(), m_buffer.data(), taken);
                message = message.subspan(taken);
            } else if (errno == EAGAIN ? waitForDescriptor(m_queue, POLLIN, m_bell, journal) == 0 : errno != EINTR) {
                return false;
            }
        }
        return true;
    }

    /// The kernel counts pieces; of short messages each is one.
    std::optional<std::size_t> bytesInside() const override { return std::nullopt; }
    std::optional<std::uint32_t> depth() const override
    {
        mq_attr attributes{};
        if (::mq_getattr(m_queue, &attributes) != 0)
            return std::nullopt;
        return static_cast<std::uint32_t>(attributes.mq_curmsgs);
    }

private:
    mqd_t m_queue;
    StopBell m_bell;
    std::size_t m_piece = 0;
    std::vector<std::byte> m_buffer;
};

/// It has no descriptor, no name and no owner whose end would be its own: it lives in a namespace that goes with the run's processes.
void openSystemV(const Segment &segment, ChannelHandle &handle)
{
    if (const int refused = enterPrivateIpc(segment); refused != 0) {
        handle.error = refused;
        return;
    }
    handle.key = ::msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    handle.error = handle.key >= 0 ? 0 : errno;
}

class SystemVQueue : public MessageChannel
{
public:
    SystemVQueue(const ChannelHandle &handle, const Segment &segment) : m_segment(segment), m_queue(handle.key), m_buffer(sizeof(long) + wantedPiece)
    {
        const long type = 1;
        std::memcpy(m_buffer.data(), &type, sizeof type);
    }

    bool send(std::span<const std::byte> message, ChannelJournal &journal) override
    {
        while (!message.empty()) {
            const std::size_t length = std::min<std::size_t>(wantedPiece, message.size());
            std::memcpy(m_buffer.data() + sizeof(long), message.data(), length);
            if (!call(journal, [&](int flags) { return ::msgsnd(m_queue, m_buffer.data(), length, flags); }))
                return false;
            message = message.subspan(length);
        }
        return true;
    }

    bool receive(std::span<std::byte> message, ChannelJournal &journal) override
    {
        while (!message.empty()) {
            ssize_t length = 0;
            if (!call(journal, [&](int flags) { return (length = ::msgrcv(m_queue, m_buffer.data(), wantedPiece, 0, flags)) < 0 ? -1 : 0; }))
                return false;
            const std::size_t taken = std::min(static_cast<std::size_t>(length), message.size());
            std::memcpy(message.data(), m_buffer.data() + sizeof(long), taken);
            message = message.subspan(taken);
        }
        return true;
    }

    std::optional<std::size_t> bytesInside() const override { return std::nullopt; }
    std::optional<std::uint32_t> depth() const override
    {
        msqid_ds status{};
        if (::msgctl(m_queue, IPC_STAT, &status) != 0)
            return std::nullopt;
        return static_cast<std::uint32_t>(status.msg_qnum);
    }

private:
    /// Not waiting first; who then sleeps is woken by the queue's removal when the run is over.
    template <typename Call>
    bool call(ChannelJournal &journal, const Call &once)
    {
        while (!isOver(m_segment)) {
            if (once(IPC_NOWAIT) == 0)
                return true;
            if (errno != EAGAIN && errno != ENOMSG && errno != EINTR)
                return false;
            journal.waits();
            const BlockedScope blocked(journal.probe(), BlockedReason::pipe, journal.object());
            if (once(0) == 0)
                return true;
            if (errno != EINTR)
                return false;
        }
        return false;
    }

    const Segment &m_segment;
    int m_queue;
    std::vector<std::byte> m_buffer;
};

} // namespace

Result<void> openMessageQueues(const Segment &segment, ChannelHandle (&directions)[2])
{
    for (unsigned direction = 0; direction < 2; ++direction) {
        if (directions[0].kind == ChannelKind::posixQueue)
            openPosix(segment, directions[direction], direction);
        else
            openSystemV(segment, directions[direction]);
    }
    directions[0].error = directions[1].error = directions[0].error != 0 ? directions[0].error : directions[1].error;
    return {};
}

std::unique_ptr<MessageChannel> attachMessageQueue(const ChannelHandle &handle, const ChannelUser &user)
{
    if (handle.kind == ChannelKind::posixQueue)
        return std::make_unique<PosixQueue>(handle);
    if (user.servedByFork && !joinPrivateIpc(user.segment))
        return nullptr;
    return std::make_unique<SystemVQueue>(handle, user.segment);
}

void wakeMessageQueue(const ChannelHandle &handle)
{
    if (handle.kind == ChannelKind::systemVQueue)
        ::msgctl(handle.key, IPC_RMID, nullptr);
}

} // namespace interleave
