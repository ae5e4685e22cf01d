// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/shared_memory.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/shared_memory_worker.h"
#include "core/ipc/shared_descriptors.h"

#include <fmt/format.h>

#include <cerrno>
#include <new>
#include <stdexcept>
#include <system_error>

#include <sys/mman.h>
#include <unistd.h>

namespace interleave {

namespace {

SharedKind kindOf(const Settings &settings)
{
    return static_cast<SharedKind>(settings.integer("kind"));
}

class SharedMemory : public Workload
{
public:
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < settings.integer("workers"); ++number)
            starts.push_back({.role = 0, .number = number, .method = startMethodOf(settings)});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("workers"))}; }

    Result<void> check(const Settings &settings) const override
    {
        if (kindOf(settings) == SharedKind::privateOne && startMethodOf(settings) == StartMethod::thread)
            return Error{ErrorCode::meaninglessCombination, {"kind=private", "start_method=thread"}};
        return {};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(SharedMemoryRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"shared-memory", "the segment is full"}};
        auto *root = new (memory) SharedMemoryRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        const SharedKind kind = kindOf(settings);
        root->cellCount = kind == SharedKind::array ? sharedArrayLength : 1;
        for (std::uint32_t i = 0; i < root->cellCount; ++i) {
            const std::string name = kind == SharedKind::array ? fmt::format("array[{}]", i) : std::string("value");
            root->cells[i] = segment.addObject(ObjectKind::cell, name).value;
        }
        root->lockObject = segment.addObject(ObjectKind::lock, "its lock", static_cast<std::uint32_t>(LockKind::robustShared)).value;
        root->lockRaw.store(settings.raw(settings.experiment().find("lock")), std::memory_order_relaxed);
        if (kind == SharedKind::privateOne) {
            ordinaryVariable().store(0, std::memory_order_relaxed);
            root->parentAddress.store(reinterpret_cast<std::uintptr_t>(&ordinaryVariable()), std::memory_order_relaxed);
        }
        if (kind == SharedKind::named)
            return createNamed(segment, *root);
        return kind == SharedKind::file ? createFile(segment, *root) : Result<void>();
    }

    void work(WorkerContext &context) const override
    {
        SharedMemoryRoot &root = *context.segment.root<SharedMemoryRoot>();
        if (kindOf(context.settings) != SharedKind::named)
            return SharedMemoryWorker(context, root, nullptr).run();
        const NamedMemory memory(fmt::format("/proc/{}/fd/{}", root.nameOf[0], root.nameOf[1]).c_str());
        if (!memory.word())
            throw std::runtime_error("the memory object cannot be opened");
        SharedMemoryWorker(context, root, memory.word()).run();
    }

    void workerGone(const Segment &segment, unsigned, unsigned number) const override
    {
        auto *root = segment.root<SharedMemoryRoot>();
        if (!root)
            return;
        root->parentWord.store(ordinaryVariable().load(std::memory_order_relaxed), std::memory_order_relaxed);
        root->parentLooked.store(1, std::memory_order_release);
        roundWorkerGone(root->round, number);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<SharedMemoryRoot>())
            ringRound(root->round);
    }

private:
    /// A memory object whose name goes with the processes that have it: nothing has to be unlinked, and nothing can be left.
    static Result<int> createShared(const Segment &segment, const char *name)
    {
        UniqueFd fd(::memfd_create(name, MFD_CLOEXEC));
        if (!fd.isOpen() || ::ftruncate(fd.get(), sizeof(AtomicU64)) != 0)
            return Error{ErrorCode::startFailed, {"memory object", std::generic_category().message(errno)}};
        return shareDescriptor(segment, std::move(fd));
    }

    static Result<void> createNamed(const Segment &segment, SharedMemoryRoot &root)
    {
        const auto number = createShared(segment, "interleave-value");
        if (!number)
            return number.error();
        root.nameOf[0] = ::getpid();
        root.nameOf[1] = *number;
        return {};
    }

    /// In memory too, so that no disk is in the way; the workers only ever read() and write() it.
    static Result<void> createFile(const Segment &segment, SharedMemoryRoot &root)
    {
        const auto number = createShared(segment, "interleave-file");
        if (!number)
            return number.error();
        root.file = *number;
        return {};
    }
};

} // namespace

ExperimentInfo sharedMemoryExperiment()
{
    ExperimentInfo info;
    info.id = "shared-memory";
    info.topic = Topic::betweenProcesses;
    info.parameters = {
        choiceParameter("kind", Acts::atStart, {"value", "array", "named", "private", "file"}),
        choiceParameter("lock", Acts::atRendezvous, {"none", "with-lock"}),
        integerParameter("workers", Acts::atStart, 1, mostSharedMemoryWorkers, 2),
        integerParameter("iterations", Acts::atStart, 10, 1e7, 100'000),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"expected", "actual", "lost", "lost_per_million", "phases", "parent_value", "private_values", "cell_address"};
    info.charts = {ChartKind::raceOverTime, ChartKind::outcomeHistogram, ChartKind::lockContention, ChartKind::throughput};
    info.presets = {
        {"file-as-claimed", {{"kind", "file"}, {"lock", "none"}}},
        {"file-with-lock", {{"kind", "file"}, {"lock", "with-lock"}}},
    };
    info.workload = std::make_shared<SharedMemory>();
    return info;
}

} // namespace interleave
