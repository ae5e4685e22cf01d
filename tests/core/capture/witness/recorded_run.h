// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture_status.h"
#include "core/store/trace_types.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <ostream>
#include <vector>

#include <sys/types.h>

namespace interleave::testing {

/// What a whole run of the program left behind, carried over from the process it ran in.
struct RecordedRun
{
    std::string error{}; ///< empty: it went well
    std::string mode{};
    std::string reason{};
    std::uint64_t lost = 0;
    Nanos origin = 0; ///< CLOCK_MONOTONIC of time 0
    std::vector<SwitchRow> switches{};
    std::vector<EventRow> events{};
    std::vector<StretchRow> stretches{};                   ///< last row of each
    std::map<std::uint32_t, std::vector<Slice>> workers{}; ///< slices by lane
};

struct RunPlan
{
    std::string experiment{};
    std::vector<std::pair<std::string, std::string>> values{};
    Nanos duration = 0; ///< 0: as the experiment has it
    CaptureChoice capture = CaptureChoice::automatic;
    bool keepEvents = false;
    bool alsoSelf = false;
    uid_t user = 0;                 ///< other than 0: run as this user, without any privilege
    std::vector<int> deniedCalls{}; ///< system calls that answer EACCES, as under a container's seccomp profile
    friend std::ostream &operator<<(std::ostream &out, const RunPlan &plan) { return out << plan.experiment; }
};

/// Runs it in a child process. `begin` is called when the child is ready, before anything of the run happens.
RecordedRun recordRun(const RunPlan &plan, const std::function<void()> &begin = {});

} // namespace interleave::testing
