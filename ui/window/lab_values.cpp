// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/lab_values.h"

#include "ui/lab_session.h"
#include "ui/panels/parameter_panel.h"
#include "ui/texts/texts.h"

#include <string_view>

namespace interleave::lab_values {

namespace {

constexpr std::string_view lockName = "lock";

/// The lock parameter of the shown experiment, if it can be switched off.
ParameterId lockOf(const ParameterPanel &panel)
{
    if (!panel.settings())
        return {};
    const ExperimentInfo &experiment = panel.settings()->experiment();
    const ParameterId id = experiment.find(lockName);
    return id.isValid() && parseValue(experiment.parameter(id), "none") ? id : ParameterId{};
}

const LockReport *lockNamed(const Report *report, ObjectId object, const TraceView &view)
{
    if (!report)
        return nullptr;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackInfo &track = view.track(TrackId{i});
        if (track.object != object)
            continue;
        for (const LockReport &lock : report->locks)
            if (lock.name == track.name)
                return &lock;
    }
    return nullptr;
}

} // namespace

Settings fromWords(const ExperimentInfo &experiment, const QMap<QString, QString> &words)
{
    Settings settings(experiment);
    for (auto word = words.begin(); word != words.end(); ++word) {
        // What an older version wrote and this one does not know is left out.
        [[maybe_unused]] const auto set = settings.set(word.key().toStdString(), word.value().toStdString());
    }
    return settings.check() ? settings : Settings(experiment);
}

QMap<QString, QString> toWords(const Settings &settings)
{
    QMap<QString, QString> words;
    const ExperimentInfo &experiment = settings.experiment();
    for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i) {
        const Parameter &parameter = experiment.parameters[i];
        if (settings.raw(ParameterId{i}) != defaultOf(parameter))
            words[texts::fromUtf8(parameter.name)] = QString::fromStdString(valueText(parameter, settings.raw(ParameterId{i})));
    }
    return words;
}

TimelineFacts timelineFacts(const ExperimentInfo &experiment, const LabSession &session)
{
    TimelineFacts facts;
    facts.markerText = [&experiment](const MarkerRow &marker) {
        if (marker.parameter.value >= experiment.parameters.size())
            return QString();
        return texts::changeLabel(experiment.parameter(marker.parameter), marker.to);
    };
    facts.lockKind = [&session](ObjectId object) {
        const LockReport *lock = lockNamed(session.report().get(), object, session.view());
        return lock ? texts::choiceLabel(lockName, lock->kind) : QString();
    };
    facts.capacity = [&session](ObjectId object) {
        const auto report = session.report();
        const TraceView view = session.view();
        for (std::uint32_t i = 0; report && i < view.trackCount(); ++i)
            for (const QueueReport &queue : report->queues)
                if (view.track(TrackId{i}).object == object && queue.name == view.track(TrackId{i}).name)
                    return static_cast<double>(queue.capacity);
        return 0.0;
    };
    return facts;
}

Nanos followWidth(const ExperimentInfo &experiment)
{
    constexpr Nanos ms = 1'000'000;
    if (experiment.id == "pool")
        return 2000 * ms; // a few tasks of 200 ms
    if (experiment.id == "start-methods")
        return 1000 * ms;
    return 200 * ms;
}

bool hasLockToToggle(const ParameterPanel &panel)
{
    return lockOf(panel).isValid();
}

void toggleLock(ParameterPanel &panel)
{
    const ParameterId id = lockOf(panel);
    if (!id.isValid())
        return;
    const Parameter &parameter = panel.settings()->experiment().parameter(id);
    const auto none = parseValue(parameter, "none");
    const auto mutex = parseValue(parameter, "mutex");
    const RawValue now = panel.settings()->raw(id);
    if (now == *none) {
        const RawValue before = panel.property("lockBefore").toULongLong();
        panel.setValue(lockName, before != 0 ? before : mutex ? *mutex : 1);
    } else {
        panel.setProperty("lockBefore", QVariant::fromValue<qulonglong>(now));
        panel.setValue(lockName, *none);
    }
}

} // namespace interleave::lab_values
