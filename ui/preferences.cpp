// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences.h"

#include <QSettings>

namespace interleave {

namespace {

const QString parametersGroup = QStringLiteral("parameters");

} // namespace

Preferences Preferences::load()
{
    QSettings file;
    Preferences preferences;
    preferences.geometry = file.value(QStringLiteral("window/geometry")).toByteArray();
    preferences.docks = file.value(QStringLiteral("window/docks")).toByteArray();
    preferences.theme = file.value(QStringLiteral("window/theme"), preferences.theme).toString();
    preferences.language = file.value(QStringLiteral("window/language")).toString();
    const double scale = file.value(QStringLiteral("window/fontScale"), 1.0).toDouble();
    preferences.fontScale = scale >= 0.5 && scale <= 4 ? scale : 1.0;
    preferences.experiment = file.value(QStringLiteral("experiment")).toString();
    file.beginGroup(parametersGroup);
    const QStringList experiments = file.childGroups();
    for (const QString &experiment : experiments) {
        file.beginGroup(experiment);
        const QStringList names = file.childKeys();
        for (const QString &name : names)
            preferences.parameters[experiment][name] = file.value(name).toString();
        file.endGroup();
    }
    return preferences;
}

bool Preferences::save() const
{
    QSettings file;
    file.setValue(QStringLiteral("window/geometry"), geometry);
    file.setValue(QStringLiteral("window/docks"), docks);
    file.setValue(QStringLiteral("window/theme"), theme);
    file.setValue(QStringLiteral("window/language"), language);
    file.setValue(QStringLiteral("window/fontScale"), fontScale);
    file.setValue(QStringLiteral("experiment"), experiment);
    file.remove(parametersGroup);
    file.beginGroup(parametersGroup);
    for (auto own = parameters.begin(); own != parameters.end(); ++own)
        for (auto value = own->begin(); value != own->end(); ++value)
            file.setValue(own.key() + QLatin1Char('/') + value.key(), value.value());
    file.endGroup();
    file.sync();
    return file.status() == QSettings::NoError;
}

QString Preferences::filePath()
{
    return QSettings().fileName();
}

} // namespace interleave
