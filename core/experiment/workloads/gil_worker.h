// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hmac_sha256.h"
#include "core/base/unique_fd.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/gil.h"
#include "core/experiment/workloads/toy_interpreter.h"

#include <optional>
#include <string>

namespace interleave {

/// A thread of the interpreter, or a process with an interpreter of its own. Owned and used by one worker.
class GilWorker
{
public:
    GilWorker(WorkerContext &context, GilRoot &root);
    void run();

private:
    /// The program's world: the lock's rules, the shared counter, the function in C.
    struct World;

    template <typename Count>
    void execute();
    void compareCounts();
    bool waitUntilTogether();
    bool atJump();
    void callNative();
    bool lookAround();
    void endAlone(std::uint64_t now);
    void beginPart(std::uint64_t now);
    void account(std::uint64_t now);
    void waitForDevice();

    WorkerContext &m_context;
    GilRoot &m_root;
    GilWorkerPart &m_part;
    WorkerCounters &m_counters;
    ParameterId m_ioParameter;
    GilEngine m_engine;
    GilWork m_work;
    bool m_checksEverywhere;
    Nanos m_callNs;
    std::string m_block; ///< what the function in C hashes
    Digest m_digest{};
    std::optional<Gil> m_gil; ///< none where threads need no lock
    UniqueFd m_device;        ///< a clock of the kernel's that is read like any device, and blocks until it is due
    bool m_alone;             ///< the yardstick is being taken
    std::uint32_t m_untilLook;
    std::uint64_t m_begin = 0; ///< stamp
    std::uint64_t m_loops = 0; ///< since then
    std::uint64_t m_cpuBegin = 0;
    std::uint64_t m_accounted = 0; ///< stamp
    std::uint64_t m_computing = 0; ///< stamp of the end of the last wait for the device
};

} // namespace interleave
