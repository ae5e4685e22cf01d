// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QPlainTextEdit;

namespace interleave {

/// What the workers wrote to stdout and stderr.
class OutputPanel : public QWidget
{
    Q_OBJECT

public:
    explicit OutputPanel(QWidget *parent = nullptr);
    void setOutput(const QString &text);
    void setTheme(const Theme &theme);
    void retranslate();

private:
    QPlainTextEdit *m_text;
    QString m_shown;
};

} // namespace interleave
