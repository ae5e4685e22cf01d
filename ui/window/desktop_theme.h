// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QString>

#include <optional>

class QVariant;

namespace interleave {

/// Whether the desktop wants its windows dark: the setting that GNOME, KDE and others publish through the freedesktop portal. Asked for without
/// waiting; where there is no session bus or no portal, nothing is ever told. GUI thread.
class DesktopTheme : public QObject
{
    Q_OBJECT

public:
    explicit DesktopTheme(QObject *parent = nullptr);

    /// The portal's color-scheme, however deep it is wrapped: 1 is dark, 2 light; anything else says nothing.
    static std::optional<bool> isDark(const QVariant &colorScheme);

Q_SIGNALS:
    void told(bool dark);

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void tell(const QVariant &colorScheme);
};

} // namespace interleave
