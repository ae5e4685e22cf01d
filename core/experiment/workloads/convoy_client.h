// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/gil_convoy.h"

#include <vector>

namespace interleave {

/// Another process, outside of the interpreter: one request after the other, each timed. It takes the server through a row of settings: nobody
/// beside it, the user's spinners, the same with a shorter switch interval; then what the user has chosen. When the user turns something, the tour
/// ends and the user's value stays. Owned and used by one worker.
class ConvoyClient
{
public:
    ConvoyClient(WorkerContext &context, ConvoyRoot &root);
    void run();

private:
    struct Words
    {
        std::uint32_t spinners;
        double intervalMs;
        Nanos length; ///< 0: until something changes
    };
    enum class Went { on, turned, ended };

    Went perform(const Words &words);
    void apply(const Words &words);
    void letSpin(std::uint32_t spinners);
    void setInterval(double milliseconds);
    void followUser();
    bool ask(std::uint64_t &nanos);
    bool userTurned() const;
    void keep(const Words &words, std::uint64_t nanos, bool another);
    std::uint32_t spinnersWanted() const { return static_cast<std::uint32_t>(integerOf(m_context.live(m_spinners))); }
    double intervalWanted() const { return realOf(m_context.live(m_interval)); }
    void mark(ParameterId parameter, RawValue from, RawValue to) const;

    WorkerContext &m_context;
    ConvoyRoot &m_root;
    ParameterId m_spinners;
    ParameterId m_interval;
    std::uint32_t m_ownSpinners; ///< as the user wants them
    double m_ownInterval;
    double m_setInterval; ///< what the live word holds unless the user turned it
    std::uint64_t m_number = 0;
    std::uint64_t m_requests = 0;           ///< answered in the phase under way
    std::vector<std::uint64_t> m_latencies; ///< ns; the latest of the phase under way
};

} // namespace interleave
