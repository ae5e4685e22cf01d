// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/parameter.h"

#include "core/experiment/text_pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <system_error>

namespace interleave {

namespace {

constexpr std::size_t longestText = 4096;

template <typename T>
struct Parsed
{
    T value{};
    bool wellFormed = false;
    bool fits = true;
};

template <typename T>
Parsed<T> parseNumber(std::string_view text)
{
    Parsed<T> parsed;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, parsed.value);
    parsed.wellFormed = !text.empty() && stop == end && error != std::errc::invalid_argument;
    parsed.fits = error != std::errc::result_out_of_range;
    return parsed;
}

Error wrongType(const Parameter &parameter, std::string_view text)
{
    return {ErrorCode::valueOfWrongType, {std::string(parameter.name), std::string(text), acceptedText(parameter)}};
}

Error outOfRange(const Parameter &parameter, std::string_view text)
{
    return {ErrorCode::valueOutOfRange, {std::string(parameter.name), std::string(text), acceptedText(parameter)}};
}

std::string numberText(const Parameter &parameter, double value)
{
    return parameter.type == ParameterType::integer ? fmt::format("{}", static_cast<std::int64_t>(value)) : fmt::format("{}", value);
}

std::string joined(const std::vector<std::string_view> &words)
{
    std::string text;
    for (const std::string_view word : words)
        text.append(text.empty() ? "" : "|").append(word);
    return text;
}

} // namespace

RawValue rawInteger(std::int64_t value)
{
    return static_cast<RawValue>(value);
}

RawValue rawReal(double value)
{
    return std::bit_cast<RawValue>(value);
}

std::int64_t integerOf(RawValue raw)
{
    return static_cast<std::int64_t>(raw);
}

double realOf(RawValue raw)
{
    return std::bit_cast<double>(raw);
}

Result<RawValue> parseValue(const Parameter &parameter, std::string_view text)
{
    switch (parameter.type) {
    case ParameterType::onOff:
        if (text == "on")
            return rawInteger(1);
        if (text == "off")
            return rawInteger(0);
        return wrongType(parameter, text);
    case ParameterType::choice: {
        const auto found = std::find(parameter.choices.begin(), parameter.choices.end(), text);
        if (found == parameter.choices.end())
            return wrongType(parameter, text);
        return rawInteger(found - parameter.choices.begin());
    }
    case ParameterType::integer: {
        if (!parameter.zeroWord.empty() && text == parameter.zeroWord)
            return rawInteger(0);
        const auto parsed = parseNumber<std::int64_t>(text);
        if (!parsed.wellFormed)
            return wrongType(parameter, text);
        const auto value = static_cast<double>(parsed.value);
        if (!parsed.fits || value < parameter.minimum || value > parameter.maximum)
            return outOfRange(parameter, text);
        return rawInteger(parsed.value);
    }
    case ParameterType::real: {
        if (!parameter.zeroWord.empty() && (text == parameter.zeroWord || text == "0"))
            return rawReal(0);
        const auto parsed = parseNumber<double>(text);
        if (!parsed.wellFormed || std::isnan(parsed.value))
            return wrongType(parameter, text);
        if (!parsed.fits || parsed.value < parameter.minimum || parsed.value > parameter.maximum)
            return outOfRange(parameter, text);
        return rawReal(parsed.value);
    }
    case ParameterType::text:
        if (text.find('\0') != std::string_view::npos)
            return wrongType(parameter, text);
        if (text.size() > longestText)
            return outOfRange(parameter, text);
        return numberOfText(text);
    }
    return wrongType(parameter, text);
}

std::string valueText(const Parameter &parameter, RawValue raw)
{
    switch (parameter.type) {
    case ParameterType::onOff: return raw != 0 ? "on" : "off";
    case ParameterType::choice: return raw < parameter.choices.size() ? std::string(parameter.choices[raw]) : std::string();
    case ParameterType::integer:
        if (integerOf(raw) == 0 && !parameter.zeroWord.empty())
            return std::string(parameter.zeroWord);
        return fmt::format("{}", integerOf(raw));
    case ParameterType::real:
        if (realOf(raw) == 0 && !parameter.zeroWord.empty())
            return std::string(parameter.zeroWord);
        return fmt::format("{}", realOf(raw));
    case ParameterType::text: return std::string(textOfNumber(raw));
    }
    return {};
}

RawValue defaultOf(const Parameter &parameter)
{
    if (parameter.type == ParameterType::text)
        return numberOfText(parameter.defaultText);
    return parameter.type == ParameterType::real ? rawReal(parameter.defaultValue) : rawInteger(static_cast<std::int64_t>(parameter.defaultValue));
}

std::string acceptedText(const Parameter &parameter)
{
    if (parameter.type == ParameterType::onOff)
        return "on|off";
    if (parameter.type == ParameterType::text)
        return "text";
    if (parameter.type == ParameterType::choice)
        return joined(parameter.choices);
    // A word for 0 stands for 0 and is all there is below the smallest ordinary number.
    const bool ownZero = !parameter.zeroWord.empty();
    const double smallest = ownZero && parameter.type == ParameterType::integer && parameter.minimum == 0 ? 1 : parameter.minimum;
    const char *to = smallest < 0 ? " to " : "-";
    return fmt::format(
        "{}{}{}{}{}", parameter.zeroWord, ownZero ? "|" : "", numberText(parameter, smallest), to, numberText(parameter, parameter.maximum));
}

} // namespace interleave
