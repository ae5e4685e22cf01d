// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identity.h"

#include "core/base/version.h"

#include <QCoreApplication>
#include <QGuiApplication>

namespace interleave {

void setApplicationIdentity()
{
    const auto text = version();
    QCoreApplication::setOrganizationName(QStringLiteral("Interleave"));
    QCoreApplication::setApplicationName(QStringLiteral("interleave"));
    QCoreApplication::setApplicationVersion(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    QGuiApplication::setDesktopFileName(QStringLiteral("interleave"));
}

} // namespace interleave
