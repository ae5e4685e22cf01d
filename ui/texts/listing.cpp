// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/listing.h"

#include "ui/texts/texts.h"

#include <QFile>
#include <QStringList>

namespace interleave::texts {

Listing Listing::load(std::string_view experiment, std::string_view preset)
{
    QFile file(QStringLiteral(":/listings/%1/%2.py").arg(fromUtf8(experiment), fromUtf8(preset)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Listing listing;
    QStringList lines = QString::fromUtf8(file.readAll()).trimmed().split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        if (!lines[i].endsWith(QLatin1String("  #!")))
            continue;
        lines[i].chop(4);
        listing.slips.push_back(i);
    }
    listing.text = lines.join(QLatin1Char('\n'));
    return listing;
}

} // namespace interleave::texts
