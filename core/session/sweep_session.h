// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/sweep.h"
#include "core/session/run_session.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace interleave {

/// One experiment run for several values of a parameter, one run after the other: the command line and the window both drive this.
/// Threads as in RunSession.
class SweepSession
{
public:
    /// `requests` differ in `parameter`; at least one. Errors: of the first run's start.
    static Result<std::unique_ptr<SweepSession>> start(std::vector<RunRequest> requests, ParameterId parameter);

    /// Polls the run under way, and goes on to the next when it is over.
    void poll();
    /// Takes what the run under way has come to, over or not, and begins the next.
    void next();
    /// Tells the run under way to end; no other begins.
    void requestStop();

    bool isOver() const { return m_run == nullptr; }
    RunSession *run() const { return m_run.get(); } ///< under way; nullptr when all is over
    RawValue value() const { return m_value; }      ///< its parameter's
    std::size_t count() const { return m_count; }
    const std::vector<SweepRun> &runs() const { return m_runs; }  ///< that have ended; one that was cut short is the last
    const std::optional<Error> &error() const { return m_error; } ///< that ended the sweep
    /// All runs so far as one; at least one must have ended.
    Report report() const;

private:
    SweepSession(std::vector<RunRequest> requests, ParameterId parameter);
    void beginNext();

    const ExperimentInfo &m_experiment;
    ParameterId m_parameter;
    std::deque<RunRequest> m_waiting;
    std::size_t m_count;
    std::unique_ptr<RunSession> m_run;
    RawValue m_value = 0;
    std::vector<SweepRun> m_runs;
    std::optional<Error> m_error;
    bool m_stopped = false;
};

} // namespace interleave
