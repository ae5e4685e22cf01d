// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/output_panel.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace interleave {

OutputPanel::OutputPanel(QWidget *parent) : QWidget(parent), m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("outputPanel"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    retranslate();
}

void OutputPanel::setOutput(const QString &text)
{
    if (text == m_shown)
        return;
    m_shown = text;
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    m_text->setPlainText(text);
    if (atEnd)
        bar->setValue(bar->maximum());
}

void OutputPanel::setTheme(const Theme &theme)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(theme.px(12));
    m_text->setFont(font);
}

void OutputPanel::retranslate()
{
    m_text->setAccessibleName(tr("Output of the workers"));
    m_text->setPlaceholderText(tr("What the workers write to stdout and stderr appears here."));
}

} // namespace interleave
