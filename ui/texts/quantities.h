// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>

/// Numbers as text, alike in every language: a point for decimals, thin spaces between groups and before units. Pure functions.
namespace interleave::texts {

QString grouped(std::int64_t value); ///< "8 412 006"
QString shortCount(double value);    ///< three digits and k, M, G: "61 M", "1.2 k", "0"
QString memorySize(double kib);      ///< "212 KiB", "3.1 MiB"
QString percent(double share);       ///< "45 %"; one decimal below 10
QString shortDuration(double nanos); ///< three digits and ns, µs, ms, s: "2.12 ms"
QString exactTime(Nanos nanos);      ///< milliseconds to the microsecond, below 10 µs nanoseconds: "131.402 ms", "840 ns"
QString clockTime(Nanos nanos);      ///< "00:12" for the toolbar
/// The smallest of 1, 2, 5 times a power of ten that is not below `value`: the end of an axis.
double niceCeiling(double value);

} // namespace interleave::texts
