// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/texts/listing.h"
#include "ui/theme.h"

#include <QDialog>

namespace interleave {

/// A listing on a sheet of its own, which stays open beside the run. Lines with a slip are tinted and have a bar in front.
class ListingSheet : public QDialog
{
    Q_OBJECT

public:
    ListingSheet(const texts::Listing &listing, const QString &title, const QString &hint, const Theme &theme, QWidget *parent);
};

} // namespace interleave
