// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sweep_session.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// A SweepSession with a beat: each run goes to its own end. GUI thread; never waits for a worker.
class SweepRunner : public QObject
{
    Q_OBJECT

public:
    /// `hostExecutable`: empty for the one beside this program.
    explicit SweepRunner(std::string hostExecutable = {}, QObject *parent = nullptr);
    ~SweepRunner() override;

    /// All values are looked at before the first run. Errors: as Settings::set and check, optionNeedsValue where there is no
    /// value, and those of a start.
    Result<void> start(const Settings &base, ParameterId parameter, const std::vector<std::string> &values);
    /// The run under way ends; what came before it stays.
    void stop();

    bool isRunning() const { return m_sweep && !m_sweep->isOver(); }
    std::size_t done() const { return m_done; } ///< runs that came to their end
    std::size_t count() const { return m_sweep ? m_sweep->count() : 0; }
    std::optional<Error> error() const; ///< of the run that ended the sweep
    /// All runs so far as one; nullptr before the first has come to its end.
    std::shared_ptr<const Report> report() const { return m_report; }

Q_SIGNALS:
    void changed(); ///< a run has ended, or all have

private:
    void poll();
    void look();

    std::string m_hostExecutable;
    std::unique_ptr<SweepSession> m_sweep;
    std::size_t m_done = 0;
    std::shared_ptr<const Report> m_report;
    QTimer m_beat;
};

} // namespace interleave
