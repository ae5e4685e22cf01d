// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/listing_sheet.h"

#include "ui/texts/quantities.h"
#include "ui/texts/worker_places.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace interleave {

namespace {

// The marks that are not colour alone.
const QString inFrontOfSlip = QStringLiteral("\u258c");
const QString inFrontOfPlace = QStringLiteral("\u25b6 ");
const QString beforeNames = QStringLiteral("   \u25c0 ");

QLabel *quietLabel(const QString &text, const Theme &theme)
{
    auto *label = new QLabel(text);
    label->setFont(theme.body());
    label->setWordWrap(true);
    return label;
}

QTextEdit::ExtraSelection tint(const QPlainTextEdit &code, int line, const QColor &colour)
{
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(code.document()->findBlockByNumber(line));
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    mark.format.setBackground(colour);
    return mark;
}

bool isSlip(const texts::Listing &listing, int line)
{
    return std::find(listing.slips.begin(), listing.slips.end(), line) != listing.slips.end();
}

} // namespace

ListingSheet::ListingSheet(const texts::Listing &listing, const QString &title, const QString &hint, const Theme &theme, QWidget *parent) :
    QDialog(parent), m_listing(listing), m_theme(theme), m_code(new QPlainTextEdit), m_moment(nullptr),
    m_lines(listing.text.split(QLatin1Char('\n'))), m_who(QStringList(m_lines.size()))
{
    QPlainTextEdit *code = m_code;
    setObjectName(QStringLiteral("listingSheet"));
    setWindowTitle(title);
    code->setReadOnly(true);
    code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    code->setLineWrapMode(QPlainTextEdit::NoWrap);
    code->setFrameShape(QFrame::NoFrame);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(theme.px(13));
    code->setFont(font);
    QStringList lines;
    for (int line = 0; line < m_lines.size(); ++line)
        lines << lineText(line);
    code->setPlainText(lines.join(QLatin1Char('\n')));
    code->setAccessibleName(tr("Listing"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16));
    layout->setSpacing(theme.px(10));
    layout->addWidget(quietLabel(hint, theme));
    layout->addWidget(code, 1);
    if (!listing.slips.empty()) {
        auto *legend = quietLabel(tr("The marked lines are the slip."), theme);
        legend->setObjectName(QStringLiteral("slipLegend"));
        legend->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(legend);
    }
    if (!listing.places.empty()) {
        m_moment = quietLabel(
            tr("While the program runs, an arrow marks the lines that its workers are at. Afterwards, choose a moment in the timeline."), theme);
        m_moment->setObjectName(QStringLiteral("listingMoment"));
        m_moment->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(m_moment);
    }
    mark();
    const QFontMetrics metrics(font);
    int width = 0;
    for (QTextBlock block = code->document()->begin(); block.isValid(); block = block.next())
        width = std::max(width, metrics.horizontalAdvance(block.text()));
    if (m_moment)
        width += metrics.horizontalAdvance(beforeNames + QStringLiteral("Process-1, Process-2"));
    const QSize wanted(width + theme.px(80), (code->blockCount() + 1) * metrics.lineSpacing() + theme.px(m_moment ? 170 : 130));
    resize(parent ? wanted.boundedTo(parent->size() - QSize(40, 40)) : wanted);
}

QString ListingSheet::lineText(int line) const
{
    const QString &names = m_who[line];
    return (isSlip(m_listing, line) ? inFrontOfSlip : QStringLiteral(" ")) + (names.isEmpty() ? QStringLiteral("  ") : inFrontOfPlace) +
           m_lines[line] + (names.isEmpty() ? QString() : beforeNames + names);
}

void ListingSheet::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (int line = 0; line < m_lines.size(); ++line) {
        if (!m_who[line].isEmpty())
            marks.push_back(tint(*m_code, line, mixed(m_theme.paper, m_theme.accent, 0.25)));
        else if (isSlip(m_listing, line))
            marks.push_back(tint(*m_code, line, mixed(m_theme.paper, m_theme.wrong, 0.2)));
    }
    m_code->setExtraSelections(marks);
}

void ListingSheet::showMoment(const TraceView &view, Nanos time)
{
    if (!m_moment || view.isEmpty())
        return;
    std::vector<QStringList> names(static_cast<std::size_t>(m_lines.size()));
    for (const texts::WorkerPlace &place : texts::placesAt(view, time)) {
        for (const texts::ListingPlace &line : m_listing.places) {
            if (line.doing == place.doing && line.isOf(place.lane))
                names[static_cast<std::size_t>(line.line)] << place.lane;
        }
    }
    bool changed = false;
    for (int line = 0; line < m_lines.size(); ++line) {
        const QString who = names[static_cast<std::size_t>(line)].join(QLatin1String(", "));
        if (who == m_who[line])
            continue;
        m_who[line] = who;
        changed = true;
        QTextCursor cursor(m_code->document()->findBlockByNumber(line));
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.insertText(lineText(line));
    }
    if (changed)
        mark();
    m_moment->setText(tr("Where its workers were at %1. Choose another moment in the timeline.").arg(texts::exactTime(time)));
}

} // namespace interleave
