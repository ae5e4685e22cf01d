// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "ui/theme.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace interleave {

/// The list of experiments by topic, with a search field above it. Everything works by keyboard: arrows go from field to list and through it.
class ExperimentBrowser : public QWidget
{
    Q_OBJECT

public:
    explicit ExperimentBrowser(const Catalogue &catalogue, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void retranslate();
    /// Selects without announcing it.
    void setCurrent(std::string_view id);
    void focusSearch();

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void filter(const QString &text);
    QListWidgetItem *firstVisible() const;
    void announceCurrent();

    const Catalogue &m_catalogue;
    Theme m_theme;
    QLineEdit *m_search;
    QListWidget *m_list;
    QString m_current;
};

} // namespace interleave
