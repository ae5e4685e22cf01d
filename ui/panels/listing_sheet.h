// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "ui/texts/listing.h"
#include "ui/theme.h"

#include <QDialog>
#include <QStringList>

class QLabel;
class QPlainTextEdit;

namespace interleave {

/// A listing on a sheet of its own, which stays open beside the run. Lines with a slip are tinted and have a bar in front; lines that workers are at
/// have an arrow in front and their names behind.
class ListingSheet : public QDialog
{
    Q_OBJECT

public:
    ListingSheet(const texts::Listing &listing, const QString &title, const QString &hint, const Theme &theme, QWidget *parent);

    /// Where the workers were at that moment. Cheap where it is as before.
    void showMoment(const TraceView &view, Nanos time);

private:
    QString lineText(int line) const;
    void mark();

    texts::Listing m_listing;
    Theme m_theme;
    QPlainTextEdit *m_code;
    QLabel *m_moment; ///< nullptr where nothing is known of who is where
    QStringList m_lines;
    QStringList m_who; ///< names of each line
};

} // namespace interleave
