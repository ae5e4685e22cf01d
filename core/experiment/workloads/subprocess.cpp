// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/subprocess.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/subprocess_main.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <sys/eventfd.h>

namespace interleave {

namespace {

void keepText(KeptText &kept, const std::string &text)
{
    const std::size_t length = std::min<std::size_t>(text.size(), keptOutput);
    std::memcpy(kept.text, text.data(), length);
    kept.length.store(static_cast<std::uint32_t>(length), std::memory_order_release); // acquire: KeptText::str()
}

class SubprocessWorkload : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned, StartMethod) const override { return role == subprocessMainRole ? "MainProcess" : "Command"; }

    std::vector<PlannedStart> plan(const Settings &) const override
    {
        return {{.role = subprocessMainRole, .number = 0, .method = StartMethod::fork},
            {.role = subprocessProgramRole, .number = 0, .method = StartMethod::spawn, .byWorker = true}};
    }

    std::array<unsigned, maxRoles> wanted(const Settings &) const override { return {1, 1}; }
    bool gated(const Settings &) const override { return false; }

    /// A text means nothing to another process, and the main program is one: it is handed on here.
    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        auto *root = segment.allocate<SubprocessRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"subprocess", "the segment is full"}};
        root->stopFd = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        if (root->stopFd < 0)
            return systemError("eventfd", errno);
        constexpr const char *names[programPipes] = {"stdin", "stdout", "stderr"};
        for (unsigned pipe = 0; pipe < programPipes; ++pipe)
            root->objects[pipe].store(segment.addObject(ObjectKind::queue, names[pipe], 0, pipeBytes).value, std::memory_order_relaxed);
        keepText(root->command, settings.text("command"));
        keepText(root->input, settings.text("input"));
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override { SubprocessMain(context, *context.segment.root<SubprocessRoot>()).run(); }

    void controlChanged(const Segment &segment) const override
    {
        if (const auto *root = segment.root<SubprocessRoot>())
            ::eventfd_write(root->stopFd, 1);
    }
};

} // namespace

ExperimentInfo subprocessExperiment()
{
    ExperimentInfo info;
    info.id = "subprocess";
    info.topic = Topic::processes;
    info.parameters = {
        textParameter("command", "sort"),
        textParameter("input", "b\\na\\n"),
        integerParameter("timeout_ms", Acts::atStart, 10, 9000, 2000, "ms"),
        integerParameter("input_kib", Acts::atStart, 0, 10 * 1024, 0, "kib"),
        choiceParameter("read_output", Acts::atStart, {"while-it-runs", "after-its-end"}),
    };
    addPlacement(info.parameters);
    info.measures = {"exit_code", "signal", "stdout", "stderr", "bytes_in", "bytes_out", "error", "timed_out"};
    info.charts = {ChartKind::processTree};
    info.presets = {
        {"as-printed", {{"command", "nslookup www.python.org"}, {"input", ""}}},
        {"corrected", {{"command", "getent hosts localhost"}, {"input", ""}}},
        {"dialogue-as-printed", {{"command", "nslookup"}, {"input", "set q=mx\\npython.org\\nexit\\n"}}},
        {"dialogue-corrected", {{"command", "sh"}, {"input", "echo ready\\nexit 3\\n"}}},
    };
    info.workload = std::make_shared<SubprocessWorkload>();
    return info;
}

} // namespace interleave
