// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/doctor.h"

#include "app/display.h"
#include "app/text_table.h"
#include "core/analysis/machine_facts.h"
#include "core/base/unique_fd.h"
#include "core/base/version.h"
#include "core/capture/capture_words.h"
#include "ui/texts/error_texts.h"
#include "ui/texts/language.h"
#include "ui/texts/texts.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <fcntl.h>
#include <sys/rseq.h>
#include <unistd.h>

namespace interleave {

namespace {

using Json = nlohmann::ordered_json;

/// The smallest of the three packages that bring the glyphs, and the best.
constexpr const char *glyphPackages = "fonts-droid-fallback, fonts-wqy-microhei, fonts-noto-cjk";

QString inWords(const char *text)
{
    return QCoreApplication::translate("doctor", text);
}

bool canReadSchedstat()
{
    const UniqueFd file(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC));
    char text[64];
    return file.isOpen() && ::read(file.get(), text, sizeof text) > 0;
}

QString yesNo(bool yes)
{
    return yes ? QString::fromUtf8("[\u2713] ") : QString::fromUtf8("[\u2717] ");
}

QString causeText(const CaptureProbe &probe)
{
    QString text = texts::fromUtf8(probe.call);
    if (!probe.why.empty())
        text += QStringLiteral(": ") + texts::fromUtf8(probe.why);
    return text;
}

QString cureText(const CaptureProbe &probe)
{
    return texts::captureCure(texts::fromUtf8(probe.call), texts::fromUtf8(probe.why));
}

QString captureLines(const Diagnosis &diagnosis)
{
    QString text =
        inWords(QT_TRANSLATE_NOOP("doctor", "Ways to watch the workers, best first (the first that is possible is taken)")) + QLatin1Char('\n');
    for (const CaptureProbe &probe : diagnosis.capture) {
        const std::string_view name = captureModeName(probe.mode);
        text += QStringLiteral("  ") + yesNo(probe.available) + padded(texts::fromUtf8(name), 15) + texts::captureMeaning(name) + QLatin1Char('\n');
        if (probe.available)
            continue;
        text += QStringLiteral("        ") + inWords(QT_TRANSLATE_NOOP("doctor", "why not: %1")).arg(causeText(probe)) + QLatin1Char('\n');
        if (const QString cure = cureText(probe); !cure.isEmpty())
            text += QStringLiteral("        ") + cure + QLatin1Char('\n');
    }
    return text;
}

QString machineLines(const MachineFacts &machine)
{
    QStringList cpus;
    for (const int cpu : machine.cpusAllowed)
        cpus << QString::number(cpu);
    QString text = QLatin1Char('\n') + inWords(QT_TRANSLATE_NOOP("doctor", "This machine")) + QLatin1Char('\n');
    text += QStringLiteral("  ") + texts::fromUtf8(machine.kernel) + QLatin1Char('\n');
    text += QStringLiteral("  ") +
            inWords(QT_TRANSLATE_NOOP("doctor", "usable cores: %1 (allowed: %2)")).arg(machine.coresUsable).arg(cpus.join(QStringLiteral(", "))) +
            QLatin1Char('\n');
    if (machine.coresUsable < 2)
        text += QStringLiteral("  ") + inWords(QT_TRANSLATE_NOOP("doctor", "With one core workers take turns: races and contention show rarely.")) +
                QLatin1Char('\n');
    text += QStringLiteral("  ") +
            (machine.cgroupCpuQuota ? inWords(QT_TRANSLATE_NOOP("doctor", "CPU quota of the container: %1 cores")).arg(*machine.cgroupCpuQuota)
                                    : inWords(QT_TRANSLATE_NOOP("doctor", "CPU quota of the container: none"))) +
            QLatin1Char('\n');
    if (machine.tickHz)
        text += QStringLiteral("  ") + inWords(QT_TRANSLATE_NOOP("doctor", "timer tick: %1 Hz")).arg(*machine.tickHz) + QLatin1Char('\n');
    text += QStringLiteral("  ") + inWords(QT_TRANSLATE_NOOP("doctor", "clock of the records: %1")).arg(texts::fromUtf8(machine.clock)) +
            QLatin1Char('\n');
    return text;
}

QString surroundingLines(const Diagnosis &diagnosis)
{
    QString text =
        QStringLiteral("  ") + yesNo(diagnosis.rseq) + inWords(QT_TRANSLATE_NOOP("doctor", "restartable sequences (rseq)")) + QLatin1Char('\n');
    text += QStringLiteral("  ") + yesNo(diagnosis.schedstat) + inWords(QT_TRANSLATE_NOOP("doctor", "scheduler statistics of each thread in /proc")) +
            QLatin1Char('\n');
    text += QStringLiteral("  ") + yesNo(diagnosis.chineseGlyphs) + inWords(QT_TRANSLATE_NOOP("doctor", "a font with Chinese glyphs")) +
            QLatin1Char('\n');
    if (!diagnosis.chineseGlyphs)
        text += QStringLiteral("        ") + glyphAdvice() + QLatin1Char('\n');
    text += QStringLiteral("  ") + yesNo(diagnosis.display) + inWords(QT_TRANSLATE_NOOP("doctor", "a display for the window")) + QLatin1Char('\n');
    if (!diagnosis.display) {
        text += QStringLiteral("        ");
        text += diagnosis.displayNotSet
                    ? inWords(QT_TRANSLATE_NOOP("doctor", "DISPLAY and WAYLAND_DISPLAY are not set; the command line works without."))
                    : inWords(QT_TRANSLATE_NOOP("doctor", "%1 does not answer; the command line works without."))
                          .arg(texts::fromUtf8(diagnosis.displayName));
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace

QString glyphAdvice()
{
    return inWords(QT_TRANSLATE_NOOP("doctor", "For Chinese install one of: %1. For example: sudo apt install fonts-droid-fallback"))
        .arg(QString::fromLatin1(glyphPackages));
}

Diagnosis examineMachine()
{
    Diagnosis diagnosis;
    diagnosis.capture = probeCapture();
    diagnosis.machine = readMachineFacts(detectStampSource());
    diagnosis.rseq = __rseq_size > 0;
    diagnosis.schedstat = canReadSchedstat();
    diagnosis.chineseGlyphs = Language::hasGlyphs(QStringLiteral("zh_CN"));
    const auto problem = displayProblem();
    diagnosis.display = !problem;
    if (problem) {
        diagnosis.displayNotSet = problem->notSet;
        diagnosis.displayName = problem->where;
    }
    return diagnosis;
}

QString diagnosisText(const Diagnosis &diagnosis)
{
    return captureLines(diagnosis) + machineLines(diagnosis.machine) + surroundingLines(diagnosis);
}

std::string diagnosisJson(const Diagnosis &diagnosis)
{
    const MachineFacts &machine = diagnosis.machine;
    Json json;
    json["schema"] = "interleave.doctor/1";
    json["version"] = version();
    Json modes = Json::array();
    for (const CaptureProbe &probe : diagnosis.capture) {
        Json mode = {{"mode", captureModeName(probe.mode)}, {"available", probe.available}};
        if (!probe.available) {
            mode["why"] = causeText(probe).toStdString();
            if (const QString cure = cureText(probe); !cure.isEmpty())
                mode["cure"] = cure.toStdString();
        }
        modes.push_back(std::move(mode));
    }
    json["capture"] = std::move(modes);
    Json facts = {{"kernel", machine.kernel}, {"cpus_allowed", machine.cpusAllowed}, {"cores_usable", machine.coresUsable}, {"clock", machine.clock}};
    if (machine.tickHz)
        facts["tick_hz"] = *machine.tickHz;
    if (machine.cgroupCpuQuota)
        facts["cgroup_cpu_quota"] = *machine.cgroupCpuQuota;
    json["machine"] = std::move(facts);
    json["rseq"] = diagnosis.rseq;
    json["schedstat"] = diagnosis.schedstat;
    json["fonts"] = {{"chinese", diagnosis.chineseGlyphs}, {"packages", glyphPackages}};
    json["display"] = {{"available", diagnosis.display}};
    if (!diagnosis.display)
        json["display"]["why"] = diagnosis.displayNotSet ? "DISPLAY and WAYLAND_DISPLAY are not set" : diagnosis.displayName + " does not answer";
    return json.dump(1);
}

} // namespace interleave
