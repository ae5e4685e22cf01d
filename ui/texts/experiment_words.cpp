// SPDX-License-Identifier: GPL-3.0-or-later
// The words of what can be chosen: experiments, topics, parameters, values.
#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

namespace interleave::texts {

namespace {

QString inWords(const char *text)
{
    return QCoreApplication::translate("experiments", text);
}

using Table = std::span<const Word> ExperimentWords::*;

const ExperimentWords *wordsOf(std::string_view experiment)
{
    const auto all = allWords();
    const auto found = std::find_if(all.begin(), all.end(), [experiment](const ExperimentWords &words) { return words.id == experiment; });
    return found == all.end() ? nullptr : &*found;
}

/// The first words for `key` in any experiment's table.
QString wordsOr(Table table, std::string_view key, std::string_view otherwise)
{
    for (const ExperimentWords &words : allWords()) {
        if (const char *text = find(words.*table, key))
            return inWords(text);
    }
    return fromUtf8(otherwise);
}

} // namespace

QString experimentTitle(std::string_view id)
{
    const ExperimentWords *words = wordsOf(id);
    return words ? inWords(words->title) : fromUtf8(id);
}

QString experimentSubject(std::string_view id)
{
    const ExperimentWords *words = wordsOf(id);
    return words ? inWords(words->subject) : fromUtf8(id);
}

QString topicTitle(Topic topic)
{
    switch (topic) {
    case Topic::scheduling: return inWords(QT_TRANSLATE_NOOP("experiments", "Scheduling"));
    case Topic::processes: return inWords(QT_TRANSLATE_NOOP("experiments", "Processes"));
    case Topic::threadsAndLocks: return inWords(QT_TRANSLATE_NOOP("experiments", "Threads and locks"));
    case Topic::betweenProcesses: return inWords(QT_TRANSLATE_NOOP("experiments", "Between processes"));
    case Topic::oneThread: return inWords(QT_TRANSLATE_NOOP("experiments", "One thread, many tasks"));
    }
    return {};
}

QString parameterLabel(std::string_view name)
{
    return wordsOr(&ExperimentWords::labels, name, name);
}

QString parameterHint(std::string_view experiment, std::string_view name)
{
    const ExperimentWords *words = wordsOf(experiment);
    const char *own = words ? find(words->hints, name) : nullptr;
    return own ? inWords(own) : wordsOr(&ExperimentWords::hints, name, {});
}

QString presetLabel(std::string_view experiment, std::string_view name)
{
    const ExperimentWords *words = wordsOf(experiment);
    const char *own = words ? find(words->presets, name) : nullptr;
    return own ? inWords(own) : fromUtf8(name);
}

QString presetHint(std::string_view experiment, std::string_view name)
{
    const ExperimentWords *words = wordsOf(experiment);
    const char *own = words ? find(words->presetHints, name) : nullptr;
    return own ? inWords(own) : QString();
}

QString choiceLabel(std::string_view parameter, std::string_view word)
{
    const std::string own = std::string(parameter) + '/' + std::string(word);
    const QString text = wordsOr(&ExperimentWords::choices, own, {});
    return text.isEmpty() ? wordsOr(&ExperimentWords::choices, '/' + std::string(word), word) : text;
}

QString unitLabel(std::string_view unit)
{
    if (unit == "us")
        return QStringLiteral("µs");
    if (unit == "mb")
        return QStringLiteral("MB");
    if (unit == "kib")
        return QStringLiteral("KiB");
    return fromUtf8(unit);
}

QString valueLabel(const Parameter &parameter, RawValue raw)
{
    const std::string word = valueText(parameter, raw);
    if (parameter.type == ParameterType::text)
        return fromUtf8(word);
    if (parameter.type == ParameterType::choice || parameter.type == ParameterType::onOff || word == parameter.zeroWord)
        return choiceLabel(parameter.name, word);
    const QString text = parameter.type == ParameterType::integer ? grouped(integerOf(raw)) : fromUtf8(word);
    const QString unit = unitLabel(parameter.unit);
    return unit.isEmpty() ? text : text + QChar(0x202f) + unit;
}

QString changeLabel(const Parameter &parameter, RawValue to)
{
    return parameterLabel(parameter.name).toLower() + QStringLiteral(" → ") + valueLabel(parameter, to);
}

} // namespace interleave::texts
