// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/manager.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/manager_client.h"
#include "core/experiment/workloads/manager_server.h"
#include "core/ipc/message_channel.h"
#include "core/ipc/shared_descriptors.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <new>
#include <system_error>

#include <netinet/in.h>
#include <sys/un.h>

namespace interleave {

namespace {

class Manager : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        return (role == managerServerRole ? "Manager-" : "Client-") + std::to_string(number + 1);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts{{.role = managerServerRole, .number = 0, .method = startMethodOf(settings)}};
        for (unsigned number = 0; number < settings.integer("workers"); ++number)
            starts.push_back({.role = managerClientRole, .number = number, .method = startMethodOf(settings)});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {1, static_cast<unsigned>(settings.integer("workers"))}; }

    Result<void> check(const Settings &settings) const override
    {
        if (settings.isOn("kill_server") && startMethodOf(settings) == StartMethod::thread)
            return Error{ErrorCode::meaninglessCombination, {"kill_server=on", "start_method=thread"}};
        return {};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(ManagerRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"manager", "the segment is full"}};
        auto *root = new (memory) ManagerRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        root->key = randomDigest();
        root->tcp = settings.choice("transport") == "tcp" ? 1 : 0;
        root->lockRaw.store(settings.raw(settings.experiment().find("lock")), std::memory_order_relaxed);
        root->cell = segment.addObject(ObjectKind::cell, "d[\"k\"]").value;
        root->lockObject = segment.addObject(ObjectKind::lock, "lock", static_cast<std::uint32_t>(LockKind::robustShared)).value;
        const auto bell = createStopBell(segment);
        if (!bell)
            return bell.error();
        root->bell = *bell;
        const ChannelKind kind = root->tcp != 0 ? ChannelKind::tcp : ChannelKind::unixSocket;
        if (auto calls = createChannel(segment, root->calls, kind, "calls"); !calls)
            return calls;
        if (auto replies = createChannel(segment, root->replies, kind, "replies"); !replies)
            return replies;
        return listenAt(segment, *root);
    }

    void work(WorkerContext &context) const override
    {
        ManagerRoot &root = *context.segment.root<ManagerRoot>();
        std::signal(SIGPIPE, SIG_IGN);
        const bool serves = context.role == managerServerRole;
        if (context.method != StartMethod::thread)
            keepDescriptors(context.segment, serves ? std::vector{root.bell, root.listening} : std::vector{root.bell});
        if (serves) {
            ManagerServer server(context, root);
            context.waitAtGate();
            server.run();
        } else {
            context.waitAtGate();
            ManagerClient(context, root).run();
        }
        // The last round was closed by a client: whoever sleeps at a socket is told by this.
        ringStopBellIfOver(context.segment, root.bell);
    }

    /// While anybody has the listening socket open, one could connect to a manager that is no more.
    void allStarted(const Segment &segment, const Settings &settings) const override
    {
        if (startMethodOf(settings) != StartMethod::thread && settings.isOn("kill_server"))
            keepDescriptors(segment, std::array{segment.root<ManagerRoot>()->bell});
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<ManagerRoot>();
        if (!root)
            return;
        if (role == managerClientRole)
            roundWorkerGone(root->round, number);
        else
            root->serverPid.store(0, std::memory_order_release);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<ManagerRoot>()) {
            ringStopBellIfOver(segment, root->bell);
            ringRound(root->round);
        }
    }

private:
    static Result<void> listenAt(const Segment &segment, ManagerRoot &root)
    {
        socklen_t length = 0;
        if (root.tcp != 0) {
            auto &address = reinterpret_cast<sockaddr_in &>(root.address);
            address.sin_family = AF_INET;
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            length = sizeof address;
        } else {
            root.address.ss_family = AF_UNIX;
            length = sizeof root.address.ss_family; // an abstract address of the kernel's choice: no file
        }
        UniqueFd listening(::socket(root.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        auto *address = reinterpret_cast<sockaddr *>(&root.address);
        root.addressLength = sizeof root.address;
        if (!listening.isOpen() || ::bind(listening.get(), address, length) != 0 || ::listen(listening.get(), mostManagerWorkers * 2) != 0 ||
            ::getsockname(listening.get(), address, &root.addressLength) != 0)
            return Error{ErrorCode::startFailed, {"manager", std::generic_category().message(errno)}};
        const auto number = shareDescriptor(segment, std::move(listening));
        if (!number)
            return number.error();
        root.listening = *number;
        return {};
    }
};

} // namespace

ExperimentInfo managerExperiment()
{
    ExperimentInfo info;
    info.id = "manager";
    info.topic = Topic::betweenProcesses;
    info.parameters = {
        integerParameter("workers", Acts::live, 1, mostManagerWorkers, 2),
        choiceParameter("transport", Acts::atStart, {"unix", "tcp"}),
        choiceParameter("operation", Acts::atStart, {"increment", "append", "nested", "reassign"}),
        switchParameter("lock", Acts::atRendezvous, false),
        switchParameter("kill_server", Acts::atStart, false),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {
        "expected", "actual", "lost", "lost_per_million", "call_ns", "phases", "wrong_keys_refused", "clients_failed", "failed_within_ns"};
    info.charts = {ChartKind::raceOverTime, ChartKind::messageLadder, ChartKind::throughput, ChartKind::queueDepth};
    info.workload = std::make_shared<Manager>();
    return info;
}

} // namespace interleave
