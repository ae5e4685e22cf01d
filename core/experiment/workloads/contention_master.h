// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/lock_contention.h"

#include <array>
#include <vector>

namespace interleave {

/// Takes the workers through a row of settings, a quarter of a second each, and keeps what they did in each: one worker without a lock (the yardstick),
/// growing locked shares, ticket lock and mutex with everything locked, larger units, and last the user's own settings. It turns the same live
/// parameters as the user does, with a marker each; when the user turns one, the tour ends and the user's value stays.
class ContentionMaster
{
public:
    ContentionMaster(WorkerContext &context, LockContentionRoot &root);
    void run();

private:
    struct Words
    {
        RawValue percent = 0, unit = 0, lock = 0, locks = 0;
        std::uint32_t active = UINT32_MAX;
    };
    enum class Went { on, interrupted };
    enum Parameters { percent, unit, lock, locks, parameterCount };

    std::vector<Words> tour() const;
    Went perform(const Words &words);
    void apply(const Words &words);
    void set(Parameters which, RawValue value);
    bool userTurned() const;
    bool sleepUntil(Nanos deadline);
    void restUntilEnd();
    bool lockInForce() const;
    ContentionPhase sums() const;
    void keep(const Words &words, const ContentionPhase &before, const ContentionPhase &after);
    void backToOwn();

    WorkerContext &m_context;
    LockContentionRoot &m_root;
    std::array<ParameterId, parameterCount> m_ids;
    std::array<RawValue, parameterCount> m_expected{}; ///< what the live words hold unless the user turned one
    Words m_own;
};

} // namespace interleave
