// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/number_scale.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr int manySteps = 200;

double roundedToTwoDigits(double value)
{
    if (value <= 0)
        return value;
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
    return std::round(value / unit) * unit;
}

} // namespace

NumberScale::NumberScale(const Parameter &parameter) :
    m_minimum(parameter.zeroWord.empty() ? parameter.minimum : 0), m_maximum(parameter.maximum),
    m_first(parameter.minimum > 0 ? parameter.minimum : 1), m_steps(manySteps), m_logarithmic(parameter.logarithmic && parameter.maximum > 1),
    m_integer(parameter.type == ParameterType::integer)
{
    m_least = parameter.minimum;
    if (m_integer && !m_logarithmic && m_maximum - m_minimum <= manySteps)
        m_steps = std::max(1, static_cast<int>(m_maximum - m_minimum));
}

double NumberScale::valueAt(int position) const
{
    if (position <= 0)
        return m_minimum;
    if (position >= m_steps)
        return m_maximum;
    double value = 0;
    if (m_logarithmic) {
        const int begin = m_minimum > 0 ? 0 : 1;
        const double share = static_cast<double>(position - begin) / (m_steps - begin);
        value = roundedToTwoDigits(m_first * std::pow(m_maximum / m_first, share));
    } else {
        value = m_minimum + (m_maximum - m_minimum) * position / m_steps;
        if (m_steps == manySteps)
            value = value < 0 ? std::round(value) : roundedToTwoDigits(value);
    }
    if (m_integer)
        value = std::round(value);
    // Between a 0 that has a meaning of its own and the smallest value there is nothing.
    return std::clamp(value, m_least, m_maximum);
}

int NumberScale::positionOf(double value) const
{
    if (value <= m_minimum)
        return 0;
    if (value >= m_maximum)
        return m_steps;
    if (!m_logarithmic)
        return static_cast<int>(std::lround((value - m_minimum) / (m_maximum - m_minimum) * m_steps));
    const int begin = m_minimum > 0 ? 0 : 1;
    const double share = std::log(std::max(value, m_first) / m_first) / std::log(m_maximum / m_first);
    return begin + static_cast<int>(std::lround(share * (m_steps - begin)));
}

} // namespace interleave
