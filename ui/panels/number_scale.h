// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/parameter.h"

namespace interleave {

/// Between a numeric parameter and the steps of its slider. Pure functions. Wide or logarithmic ranges get 200 steps; a small integer range
/// one step per value. A logarithmic range that begins at 0, or has a word for 0, has the 0 as its first step.
class NumberScale
{
public:
    explicit NumberScale(const Parameter &parameter);

    int steps() const { return m_steps; } ///< positions are 0..steps()
    double valueAt(int position) const;   ///< rounded as a user would choose it: two significant digits
    int positionOf(double value) const;

private:
    double m_minimum; ///< of the slider: 0 where 0 has a word of its own
    double m_least;   ///< smallest value but that 0
    double m_maximum;
    double m_first; ///< smallest value of the logarithmic part
    int m_steps;
    bool m_logarithmic;
    bool m_integer;
};

} // namespace interleave
