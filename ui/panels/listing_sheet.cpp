// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/listing_sheet.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace interleave {

namespace {

const QString inFrontOfSlip = QStringLiteral("\u258c "); ///< the mark that is not colour alone
const QString inFrontOfLine = QStringLiteral("  ");

QString withMarks(const texts::Listing &listing)
{
    QStringList lines = listing.text.split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        const bool slip = std::find(listing.slips.begin(), listing.slips.end(), i) != listing.slips.end();
        lines[i].prepend(slip ? inFrontOfSlip : inFrontOfLine);
    }
    return lines.join(QLatin1Char('\n'));
}

QLabel *quietLabel(const QString &text, const Theme &theme)
{
    auto *label = new QLabel(text);
    label->setFont(theme.body());
    label->setWordWrap(true);
    return label;
}

void mark(QPlainTextEdit &code, const std::vector<int> &slips, const Theme &theme)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const int line : slips) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(code.document()->findBlockByNumber(line));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        mark.format.setBackground(mixed(theme.paper, theme.wrong, 0.2));
        marks.push_back(mark);
    }
    code.setExtraSelections(marks);
}

} // namespace

ListingSheet::ListingSheet(const texts::Listing &listing, const QString &title, const QString &hint, const Theme &theme, QWidget *parent) :
    QDialog(parent)
{
    auto *code = new QPlainTextEdit;
    setObjectName(QStringLiteral("listingSheet"));
    setWindowTitle(title);
    code->setReadOnly(true);
    code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    code->setLineWrapMode(QPlainTextEdit::NoWrap);
    code->setFrameShape(QFrame::NoFrame);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(theme.px(13));
    code->setFont(font);
    code->setPlainText(withMarks(listing));
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
    mark(*code, listing.slips, theme);
    const QFontMetrics metrics(font);
    int width = 0;
    for (QTextBlock block = code->document()->begin(); block.isValid(); block = block.next())
        width = std::max(width, metrics.horizontalAdvance(block.text()));
    const QSize wanted(width + theme.px(80), (code->blockCount() + 1) * metrics.lineSpacing() + theme.px(130));
    resize(parent ? wanted.boundedTo(parent->size() - QSize(40, 40)) : wanted);
}

} // namespace interleave
