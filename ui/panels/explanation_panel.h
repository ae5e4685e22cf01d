// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/experiment/settings.h"
#include "core/store/trace_store.h"
#include "ui/lab_session.h"
#include "ui/theme.h"

#include <QWidget>

class QTextBrowser;

namespace interleave {

/// The words beside the picture. Before a run: what happens here and what to predict. With a run: what was seen, in its own numbers, its claims
/// ticked or crossed, and what is true.
class ExplanationPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ExplanationPanel(QWidget *parent = nullptr);

    void setExperiment(const QString &id, const QString &language);
    /// Without report: the words for before the run.
    void showRun(const std::shared_ptr<const Report> &report, const Settings *settings, const TraceView &view);
    /// What the run is compared with; nullopt: nothing.
    void setPrevious(const std::optional<FinishedRun> &previous);
    void showError(const QString &text);
    void setTheme(const Theme &theme);
    void retranslate(const QString &language);
    QString plainText() const;

private:
    void render();
    QString claimsHtml() const;
    QString comparisonHtml() const;
    QString page(const QString &body) const;

    QTextBrowser *m_browser;
    Theme m_theme;
    QString m_experiment;
    QString m_language;
    QString m_error;
    QString m_shown;
    std::shared_ptr<const Report> m_report;
    std::optional<Settings> m_settings;
    TraceView m_view;
    std::optional<FinishedRun> m_previous;
};

} // namespace interleave
