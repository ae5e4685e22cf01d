// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

enum class ParameterType { integer, real, choice, onOff, text };

/// When a new value takes effect.
enum class Acts {
    atStart,      ///< the run must be started again
    live,         ///< at the workers' next iteration; the marker is stamped when it is written
    atRendezvous, ///< live, but only when no worker is inside: the worker that flips it stamps the marker
};

/// One parameter of an experiment, as data. Names and choice words are a contract (command line, report); what the user reads is made by ui.
struct Parameter
{
    std::string_view name;
    ParameterType type = ParameterType::integer;
    Acts acts = Acts::atStart;
    double minimum = 0;
    double maximum = 0;
    double defaultValue = 0; ///< of a choice: its index; of onOff: 0 or 1
    std::vector<std::string_view> choices;
    std::string_view defaultText; ///< of a text
    std::string_view unit;        ///< "ms", "us", "ns", "mb", "kib", "%" or empty
    std::string_view zeroWord;    ///< a word accepted for 0 ("all", "cores", "unbounded"); empty where there is none
    bool logarithmic = false;     ///< a slider over this range should be logarithmic
    bool placement = false;       ///< one of the placement parameters every experiment has

    bool isLive() const { return acts != Acts::atStart; }
};

/// A value in the form it has in the shared segment: integers and choices as int64, reals as bits of a double, switches 0 or 1. A text is a number of
/// this process's text pool: a workload that needs it hands it on in its own shared state.
using RawValue = std::uint64_t;

RawValue rawInteger(std::int64_t value);
RawValue rawReal(double value);
std::int64_t integerOf(RawValue raw);
double realOf(RawValue raw);

/// Reads what the user wrote ("4", "0.5", "mutex", "on", "all"). Errors: valueOfWrongType, valueOutOfRange.
Result<RawValue> parseValue(const Parameter &parameter, std::string_view text);
/// The word for a value, as parseValue accepts it.
std::string valueText(const Parameter &parameter, RawValue raw);
RawValue defaultOf(const Parameter &parameter);
/// "1-64", "none|mutex|spin", "on|off", "text": what is accepted, for messages and describe.
std::string acceptedText(const Parameter &parameter);

} // namespace interleave
