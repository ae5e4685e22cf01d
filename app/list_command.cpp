// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_command.h"

#include "app/text_table.h"
#include "ui/texts/texts.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <cmath>

namespace interleave {

namespace {

using Json = nlohmann::ordered_json;

QString inWords(const char *text)
{
    return QCoreApplication::translate("list", text);
}

std::string_view topicName(Topic topic)
{
    switch (topic) {
    case Topic::scheduling: return "scheduling";
    case Topic::processes: return "processes";
    case Topic::threadsAndLocks: return "threads-and-locks";
    case Topic::betweenProcesses: return "between-processes";
    case Topic::oneThread: return "one-thread";
    }
    return {};
}

std::string_view typeName(ParameterType type)
{
    switch (type) {
    case ParameterType::integer: return "integer";
    case ParameterType::real: return "real";
    case ParameterType::choice: return "choice";
    case ParameterType::onOff: return "switch";
    case ParameterType::text: return "text";
    }
    return {};
}

std::string_view actsName(Acts acts)
{
    switch (acts) {
    case Acts::atStart: return "at-start";
    case Acts::live: return "live";
    case Acts::atRendezvous: return "live-at-rendezvous";
    }
    return {};
}

/// Numbers as numbers, switches as booleans, words as words.
Json valueJson(const Parameter &parameter, RawValue raw)
{
    const std::string text = valueText(parameter, raw);
    if (parameter.type == ParameterType::onOff)
        return text == "on";
    if (parameter.type == ParameterType::choice || parameter.type == ParameterType::text || text == parameter.zeroWord)
        return text;
    if (parameter.type == ParameterType::integer)
        return integerOf(raw);
    return realOf(raw);
}

Json numberJson(const Parameter &parameter, double value)
{
    if (parameter.type == ParameterType::integer)
        return static_cast<std::int64_t>(std::llround(value));
    return value;
}

Json parameterJson(const Parameter &parameter)
{
    Json json;
    json["name"] = parameter.name;
    json["type"] = typeName(parameter.type);
    if (parameter.type == ParameterType::choice)
        json["choices"] = parameter.choices;
    if (parameter.type == ParameterType::integer || parameter.type == ParameterType::real) {
        json["minimum"] = numberJson(parameter, parameter.minimum);
        json["maximum"] = numberJson(parameter, parameter.maximum);
    }
    if (!parameter.zeroWord.empty())
        json["zero_word"] = parameter.zeroWord;
    if (!parameter.unit.empty())
        json["unit"] = parameter.unit;
    json["default"] = valueJson(parameter, defaultOf(parameter));
    json["live"] = parameter.isLive();
    json["acts"] = actsName(parameter.acts);
    json["placement"] = parameter.placement;
    json["accepted"] = acceptedText(parameter);
    return json;
}

/// As they would be written after -p.
Json presetJson(const Preset &preset)
{
    Json values = Json::object();
    for (const auto &[parameter, value] : preset.values)
        values[std::string(parameter)] = value;
    return values;
}

QString actsText(const Parameter &parameter)
{
    return parameter.isLive() ? inWords(QT_TRANSLATE_NOOP("list", "live")) : inWords(QT_TRANSLATE_NOOP("list", "at start"));
}

QString parameterTable(const ExperimentInfo &experiment, bool placement)
{
    QString text;
    std::size_t widest[3] = {};
    std::vector<QStringList> rows;
    for (const Parameter &parameter : experiment.parameters) {
        if (parameter.placement != placement)
            continue;
        const QString unit = texts::unitLabel(parameter.unit);
        QString accepted = texts::fromUtf8(acceptedText(parameter));
        if (!unit.isEmpty())
            accepted += QLatin1Char(' ') + unit;
        const QString start = inWords(QT_TRANSLATE_NOOP("list", "default %1")).arg(texts::fromUtf8(valueText(parameter, defaultOf(parameter))));
        rows.push_back({texts::fromUtf8(parameter.name), accepted, start, actsText(parameter), texts::parameterLabel(parameter.name)});
        for (int column = 0; column < 3; ++column)
            widest[column] = std::max(widest[column], static_cast<std::size_t>(displayWidth(rows.back()[column])));
    }
    for (const QStringList &row : rows) {
        text += QStringLiteral("  ");
        for (int column = 0; column < 3; ++column)
            text += padded(row[column], static_cast<int>(widest[column]) + 2);
        text += padded(row[3], 10) + row[4] + QLatin1Char('\n');
    }
    return text;
}

} // namespace

QString listText(const Catalogue &catalogue)
{
    int widest = 0;
    for (const ExperimentInfo &experiment : catalogue.experiments())
        widest = std::max(widest, static_cast<int>(experiment.id.size()));
    QString text;
    for (const ExperimentInfo &experiment : catalogue.experiments()) {
        text += padded(texts::fromUtf8(experiment.id), widest + 2) + texts::experimentTitle(experiment.id) + QStringLiteral(" \u00b7 ") +
                texts::experimentSubject(experiment.id) + QStringLiteral(" (") + texts::topicTitle(experiment.topic) + QStringLiteral(")\n");
    }
    return text;
}

std::string listJson(const Catalogue &catalogue)
{
    Json experiments = Json::array();
    for (const ExperimentInfo &experiment : catalogue.experiments()) {
        experiments.push_back({{"id", experiment.id}, {"title", texts::experimentTitle(experiment.id).toStdString()},
            {"subject", texts::experimentSubject(experiment.id).toStdString()}, {"topic", topicName(experiment.topic)},
            {"endless", experiment.endless}});
    }
    return Json{{"schema", "interleave.list/1"}, {"experiments", std::move(experiments)}}.dump(1);
}

QString describeText(const ExperimentInfo &experiment)
{
    QString text = texts::experimentTitle(experiment.id) + QStringLiteral(" (") + texts::fromUtf8(experiment.id) + QStringLiteral(") \u00b7 ") +
                   texts::topicTitle(experiment.topic) + QStringLiteral("\n\n");
    text += inWords(QT_TRANSLATE_NOOP("list", "Parameters (-p name=value; live ones also with --at seconds:name=value)")) + QLatin1Char('\n');
    text += parameterTable(experiment, false);
    text += QLatin1Char('\n') + inWords(QT_TRANSLATE_NOOP("list", "Where the workers run")) + QLatin1Char('\n');
    text += parameterTable(experiment, true);
    if (!experiment.presets.empty()) {
        text += QLatin1Char('\n') + inWords(QT_TRANSLATE_NOOP("list", "Presets (--preset name)")) + QLatin1Char('\n');
        for (const Preset &preset : experiment.presets)
            text +=
                QStringLiteral("  ") + padded(texts::fromUtf8(preset.name), 24) + texts::presetLabel(experiment.id, preset.name) + QLatin1Char('\n');
    }
    text += QLatin1Char('\n') + inWords(QT_TRANSLATE_NOOP("list", "Measures")) + QLatin1Char('\n');
    for (const std::string_view measure : experiment.measures)
        text += QStringLiteral("  ") + padded(texts::fromUtf8(measure), 24) + texts::measureLabel(experiment.id, measure) + QLatin1Char('\n');
    return text;
}

std::string describeJson(const ExperimentInfo &experiment)
{
    Json json;
    json["schema"] = "interleave.experiment/1";
    json["id"] = experiment.id;
    json["title"] = texts::experimentTitle(experiment.id).toStdString();
    json["topic"] = topicName(experiment.topic);
    json["endless"] = experiment.endless;
    Json parameters = Json::array();
    for (const Parameter &parameter : experiment.parameters)
        parameters.push_back(parameterJson(parameter));
    json["parameters"] = std::move(parameters);
    Json presets = Json::array();
    for (const Preset &preset : experiment.presets)
        presets.push_back({{"name", preset.name}, {"title", texts::presetLabel(experiment.id, preset.name).toStdString()},
            {"about", texts::presetHint(experiment.id, preset.name).toStdString()}, {"values", presetJson(preset)}});
    json["presets"] = std::move(presets);
    json["measures"] = experiment.measures;
    return json.dump(1);
}

} // namespace interleave
