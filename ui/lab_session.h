// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/experiment/catalogue.h"
#include "core/experiment/settings.h"
#include "core/session/run_session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

class QSocketNotifier;

namespace interleave {

/// A run that is over, kept to be compared with the next.
struct FinishedRun
{
    Settings settings;
    std::shared_ptr<const Report> report;
    TraceView view;
};

/// The window's only door to the engine: starts and ends runs, and hands out what they recorded. GUI thread; never waits for a worker.
/// Whoever owns the beat calls poll() while state() is running.
class LabSession : public QObject
{
    Q_OBJECT

public:
    enum class State { idle, running, finished, failed };
    Q_ENUM(State)

    /// `hostExecutable`: empty for the one beside this program.
    explicit LabSession(std::string hostExecutable = {}, QObject *parent = nullptr);
    ~LabSession() override;

    const Catalogue &catalogue() const { return m_catalogue; }
    State state() const { return m_state; }
    bool isStopping() const; ///< running, but told to end
    /// Empty, unless the last start or run failed; in the language of the moment.
    QString errorText() const;

    /// Starts a run; if one is going on, ends that first and keeps it as previous(). Errors become the state failed.
    void start(const Settings &settings);
    void stop();
    /// A value was changed by hand: a live one acts on the running workers, another restarts the run with `settings`. Without a run: nothing.
    void change(ParameterId parameter, const Settings &settings);
    /// Another experiment was chosen: ends what still runs, out of sight, and forgets all.
    void leave();
    void poll();

    // of the current run, or the last one; empty before the first
    TraceView view() const;
    Nanos now() const;
    const Settings *settings() const; ///< as it was at the start; nullptr before the first run
    CaptureStatus capture() const;
    std::shared_ptr<const Report> report() const { return m_report; } ///< at most a quarter of a second old; nullptr before the first
    const std::optional<FinishedRun> &previous() const { return m_previous; }
    QString workerOutput() const;

Q_SIGNALS:
    void stateChanged(interleave::LabSession::State state);
    void runStarted(); ///< view() is another trace from now on
    void reportChanged();
    void problem(const QString &text); ///< a live change was refused

private:
    void begin(const Settings &settings);
    void setState(State state);
    void fail(const Error &error);
    void refreshReport();
    void keepAsPrevious();
    void reap();

    Catalogue m_catalogue;
    std::string m_hostExecutable;
    State m_state = State::idle;
    std::unique_ptr<RunSession> m_run;
    std::optional<Settings> m_settings;
    std::optional<Settings> m_next; ///< to be started when the run that is ending has ended
    std::unique_ptr<QSocketNotifier> m_wake;
    std::shared_ptr<const Report> m_report;
    std::optional<FinishedRun> m_previous;
    std::optional<Error> m_error;
    std::unique_ptr<RunSession> m_ending; ///< of an experiment that was left
    QTimer m_reaper;
    QElapsedTimer m_reportAge;
    bool m_stopAsked = false;
};

} // namespace interleave
