// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/sweep.h"
#include "core/session/run_session.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// Runs one experiment for several values of a parameter, one run after the other, each to its own end. GUI thread; never waits for a worker.
class SweepRunner : public QObject
{
    Q_OBJECT

public:
    /// `hostExecutable`: empty for the one beside this program.
    explicit SweepRunner(std::string hostExecutable = {}, QObject *parent = nullptr);
    ~SweepRunner() override;

    /// All values are looked at before the first run. Errors: as Settings::set and check, optionNeedsValue where there is no value.
    Result<void> start(const Settings &base, ParameterId parameter, const std::vector<std::string> &values);
    /// The run under way ends; what came before it stays.
    void stop();

    bool isRunning() const { return m_run != nullptr; }
    std::size_t done() const { return m_runs.size(); }
    std::size_t count() const { return m_count; }
    const std::optional<Error> &error() const { return m_error; } ///< of the run that ended the sweep
    /// All runs so far as one; nullptr before the first has ended.
    std::shared_ptr<const Report> report() const { return m_report; }

Q_SIGNALS:
    void changed(); ///< a run has ended, or all have

private:
    void beginNext();
    void poll();
    void finishRun();

    std::string m_hostExecutable;
    std::deque<RunRequest> m_waiting;
    std::unique_ptr<RunSession> m_run;
    std::optional<Settings> m_base;
    ParameterId m_parameter;
    std::vector<SweepRun> m_runs;
    std::size_t m_count = 0;
    std::shared_ptr<const Report> m_report;
    std::optional<Error> m_error;
    bool m_stopped = false;
    QTimer m_beat;
};

} // namespace interleave
