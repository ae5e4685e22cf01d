// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/listing.h"

#include "ui/texts/texts.h"

#include <QFile>
#include <QStringList>

namespace interleave::texts {

namespace {

/// Takes "  #@ Thread-*:run, MainThread:join" off the end of a line.
void takePlaces(QString &line, int number, std::vector<ListingPlace> &places)
{
    const QLatin1String mark("  #@ ");
    const qsizetype at = line.indexOf(mark);
    if (at < 0)
        return;
    for (const QString &place : line.mid(at + mark.size()).split(QLatin1String(", "))) {
        const qsizetype colon = place.lastIndexOf(QLatin1Char(':'));
        places.push_back({.line = number, .lane = place.left(colon), .doing = place.mid(colon + 1)});
    }
    line.truncate(at);
}

} // namespace

bool ListingPlace::isOf(const QString &name) const
{
    return lane.endsWith(QLatin1Char('*')) ? name.startsWith(QStringView(lane).chopped(1)) : name == lane;
}

Listing Listing::load(std::string_view experiment, std::string_view preset)
{
    QFile file(QStringLiteral(":/listings/%1/%2.py").arg(fromUtf8(experiment), fromUtf8(preset)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Listing listing;
    QStringList lines = QString::fromUtf8(file.readAll()).trimmed().split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        if (lines[i].endsWith(QLatin1String("  #!"))) {
            lines[i].chop(4);
            listing.slips.push_back(i);
        }
        takePlaces(lines[i], i, listing.places);
    }
    listing.text = lines.join(QLatin1Char('\n'));
    return listing;
}

} // namespace interleave::texts
