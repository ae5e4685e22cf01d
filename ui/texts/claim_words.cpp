// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the experiments' claims and measures.
#include "ui/texts/texts.h"
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace interleave::texts {

namespace {

QString wordsOr(std::span<const Word> ExperimentWords::*table, std::string_view key)
{
    for (const ExperimentWords &words : allWords()) {
        if (const char *text = find(words.*table, key))
            return QCoreApplication::translate("claims", text);
    }
    return fromUtf8(key);
}

} // namespace

QString claim(std::string_view key)
{
    return wordsOr(&ExperimentWords::claims, key);
}

QString measureLabel(std::string_view name)
{
    return wordsOr(&ExperimentWords::measures, name);
}

QString measureLabel(std::string_view experiment, std::string_view name)
{
    for (const ExperimentWords &words : allWords()) {
        if (const char *own = words.id == experiment ? find(words.measures, name) : nullptr)
            return QCoreApplication::translate("claims", own);
    }
    return measureLabel(name);
}

QString measurePartLabel(std::string_view experiment, std::string_view name)
{
    const std::size_t dot = std::min(name.find('.'), name.size());
    QString words = measureLabel(experiment, name.substr(0, dot));
    if (dot < name.size())
        words += QLatin1Char(' ') + fromUtf8(name.substr(dot + 1));
    return words;
}

} // namespace interleave::texts
