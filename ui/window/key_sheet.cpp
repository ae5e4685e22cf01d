// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/key_sheet.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>

namespace interleave {

namespace {

constexpr int columns = 2;

QWidget *groupWidget(const Actions::KeyGroup &group, const Theme &theme)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, theme.px(10));
    grid->setHorizontalSpacing(theme.px(16));
    grid->setVerticalSpacing(theme.px(3));
    auto *title = new QLabel(group.title.toUpper());
    title->setFont(theme.group());
    title->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const Actions::Key &key : group.keys) {
        auto *keys = new QLabel(key.keys);
        keys->setFont(theme.strong());
        auto *words = new QLabel(key.words);
        words->setFont(theme.body());
        grid->addWidget(keys, row, 0, Qt::AlignTop);
        grid->addWidget(words, row++, 1, Qt::AlignTop);
    }
    grid->setColumnMinimumWidth(0, theme.px(110));
    grid->setColumnStretch(1, 1);
    return box;
}

} // namespace

KeySheet::KeySheet(const std::vector<Actions::KeyGroup> &groups, const Theme &theme, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("keySheet"));
    setWindowTitle(tr("Keys"));
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setSpacing(theme.px(32));
    row->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(8));
    QVBoxLayout *stacks[columns];
    int heights[columns] = {};
    for (QVBoxLayout *&stack : stacks) {
        stack = new QVBoxLayout;
        row->addLayout(stack);
    }
    for (const Actions::KeyGroup &group : groups) {
        const int shortest = heights[0] <= heights[1] ? 0 : 1;
        stacks[shortest]->addWidget(groupWidget(group, theme));
        heights[shortest] += static_cast<int>(group.keys.size()) + 2;
    }
    for (QVBoxLayout *stack : stacks)
        stack->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    const QSize wanted = content->sizeHint() + QSize(theme.px(16), theme.px(16));
    resize(parent ? wanted.boundedTo(parent->size() - QSize(40, 40)) : wanted);
}

void KeySheet::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool scrolls = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
    if (scrolls || key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt)
        QDialog::keyPressEvent(event);
    else
        accept();
}

} // namespace interleave
