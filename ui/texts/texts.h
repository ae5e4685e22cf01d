// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture_status.h"
#include "core/experiment/catalogue.h"
#include "core/store/trace_types.h"

#include <QString>

#include <string_view>

/// The words for what the core names by keys, in the application's current language. A key without words comes back as it is, so that
/// nothing is ever silently missing. Pure functions; GUI or command line, any thread that may translate.
namespace interleave::texts {

QString experimentTitle(std::string_view id);   ///< "The balance": what the list shows
QString experimentSubject(std::string_view id); ///< "Lost update": what it is about, for the toolbar
QString topicTitle(Topic topic);

QString parameterLabel(std::string_view name);
QString parameterHint(std::string_view experiment, std::string_view name); ///< one sentence; empty where the label says it all
QString presetLabel(std::string_view experiment, std::string_view name);
QString presetHint(std::string_view experiment, std::string_view name); ///< one sentence
QString choiceLabel(std::string_view parameter, std::string_view word);
QString unitLabel(std::string_view unit); ///< "µs" for "us"
/// "mutex", "4", "100 µs", "on", "all": the value as the panel, a flag on the time axis and the texts show it.
QString valueLabel(const Parameter &parameter, RawValue raw);
/// "lock → mutex": the flag of a live change.
QString changeLabel(const Parameter &parameter, RawValue to);

QString claim(std::string_view key);
/// What a check got or wanted, as words around the report's numbers.
QString checkValue(std::string_view value);
/// Why a check is inconclusive; `why` as in Check ("other-settings|lock=none").
QString reason(std::string_view why);
QString verdict(std::string_view key);
QString measureLabel(std::string_view name);
/// The experiment's own words where it has some: a latency is not the same thing everywhere.
QString measureLabel(std::string_view experiment, std::string_view name);
/// Of "handoff_ns.p50" the words for the measure, and which part of it. `experiment` may be empty.
QString measurePartLabel(std::string_view experiment, std::string_view name);
QString roleLabel(std::string_view role);

QString captureMode(CaptureMode mode);
QString captureMode(std::string_view key);    ///< the report's word for it
QString captureMeaning(std::string_view key); ///< one sentence: what this mode can and cannot see
QString stateLabel(SliceState state);

inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace interleave::texts
