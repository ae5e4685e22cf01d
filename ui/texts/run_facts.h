// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/experiment/settings.h"
#include "core/store/trace_store.h"

#include <QHash>
#include <QString>

#include <optional>

namespace interleave::texts {

/// What one run says of itself, by name: measures ("lost_per_million", "handoff_ns.p50"), parameters ("p.lock"), the outcome ("trials", "wrong"),
/// the machine ("cores", "cores_used"), and where a live parameter was changed the two phases around the last change ("change.time",
/// "before.wait_share", "after.wait_share"). What was not measured is not there.
class RunFacts
{
public:
    struct Fact
    {
        QString raw;   ///< as a condition compares it: "none", "0.45"
        QString shown; ///< as the user reads it: "45 %"
        std::optional<double> number;
    };

    RunFacts() = default;
    /// `settings` as at the start of the run.
    RunFacts(const Report &report, const Settings &settings, const TraceView &view);

    bool has(const QString &name) const { return m_facts.contains(name); }
    Fact fact(const QString &name) const { return m_facts.value(name); }
    QString shown(const QString &name) const { return m_facts.value(name).shown; }
    std::optional<double> number(const QString &name) const { return m_facts.value(name).number; }

private:
    void addNumber(const QString &name, double value);
    void addText(const QString &name, const QString &raw, const QString &shown);
    void addMeasures(const Report &report);
    void addParameters(const Report &report, const Settings &settings);
    void addRun(const Report &report);
    void addPhases(const Report &report, const Settings &settings, const TraceView &view);

    QHash<QString, Fact> m_facts;
};

/// A number as its name asks: "..._ns" a length of time, "..._share" a percentage, "..._kib" memory, anything else a number.
QString shownAs(const QString &name, double value);

} // namespace interleave::texts
