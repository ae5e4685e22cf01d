// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace interleave {

/// Columns of text for a terminal; Chinese glyphs count two places. The first column is set left, the others right.
class TextTable
{
public:
    explicit TextTable(QStringList headings) : m_rows{std::move(headings)} {}

    void addRow(QStringList cells) { m_rows.push_back(std::move(cells)); }
    bool isEmpty() const { return m_rows.size() < 2; }
    QString text(int indent = 2) const;

private:
    std::vector<QStringList> m_rows;
};

/// Places a text takes on a terminal.
int displayWidth(const QString &text);
QString padded(const QString &text, int width);

/// Three digits and the unit that fits: "812 ns", "4.05 ms", "12.3 s".
QString durationText(qint64 nanos);
/// Digits in groups, as the eye wants them: "1 250 000".
QString countText(quint64 count);
/// "37.5 %" of 0.375.
QString shareText(double share);

} // namespace interleave
