// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/explanation_panel.h"

#include "ui/texts/experiment_text.h"
#include "ui/texts/run_facts.h"
#include "ui/texts/texts.h"

#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace interleave {

namespace {

constexpr int mostCompared = 6;

QString heading(const QString &text)
{
    return QStringLiteral("<p class='head'>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace

ExplanationPanel::ExplanationPanel(QWidget *parent) : QWidget(parent), m_browser(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("explanationPanel"));
    m_browser->setObjectName(QStringLiteral("explanationText"));
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->setOpenLinks(false);
    m_browser->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_browser);
    setFocusProxy(m_browser);
}

void ExplanationPanel::setExperiment(const QString &id, const QString &language)
{
    m_experiment = id;
    m_language = language;
    m_report.reset();
    m_error.clear();
    render();
}

void ExplanationPanel::showRun(const std::shared_ptr<const Report> &report, const Settings *settings, const TraceView &view)
{
    m_report = report;
    m_settings = settings ? std::optional(*settings) : std::nullopt;
    m_view = view;
    m_error.clear();
    render();
}

void ExplanationPanel::setPrevious(const std::optional<FinishedRun> &previous)
{
    m_previous = previous;
    render();
}

void ExplanationPanel::showError(const QString &text)
{
    m_error = text;
    render();
}

void ExplanationPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_shown.clear();
    render();
}

void ExplanationPanel::retranslate(const QString &language)
{
    m_language = language;
    m_browser->setAccessibleName(tr("Explanation"));
    render();
}

QString ExplanationPanel::plainText() const
{
    return m_browser->toPlainText();
}

void ExplanationPanel::render()
{
    if (m_experiment.isEmpty())
        return;
    const auto text = texts::ExperimentText::load(m_experiment.toStdString(), m_language);
    QString body;
    if (!m_error.isEmpty())
        body += heading(tr("The run could not go on")) + QStringLiteral("<p>%1</p>").arg(m_error.toHtmlEscaped());
    if (m_report && m_settings) {
        const texts::RunFacts facts(*m_report, *m_settings, m_view);
        body += heading(text.saw.heading) + texts::toHtml(texts::filled(text.saw.text, facts)) + claimsHtml() + comparisonHtml();
        body += QStringLiteral("<hr>") + heading(text.truth.heading) + texts::toHtml(text.truth.text);
    } else {
        body += heading(text.what.heading) + texts::toHtml(text.what.text);
        body += heading(text.predict.heading) + texts::toHtml(text.predict.text);
    }
    const QString html = page(body);
    if (html == m_shown)
        return;
    m_shown = html;
    const int scrolled = m_browser->verticalScrollBar()->value();
    m_browser->setHtml(html);
    m_browser->verticalScrollBar()->setValue(scrolled);
}

QString ExplanationPanel::page(const QString &body) const
{
    const QString style = QStringLiteral("body { color: %1; } .head { font-size: %2px; font-weight: 600; margin: %3px 0 %4px 0; }"
                                         "p { margin: 0 0 %5px 0; line-height: 128%; } li { margin: 0 0 %4px 0; line-height: 125%; }"
                                         "ul { margin: 0 0 %5px 0; -qt-list-indent: 0; margin-left: %3px; } code { font-family: monospace; }"
                                         "td { padding: 0 %5px %4px 0; } .faint { color: %6; }")
                              .arg(m_theme.ink.name())
                              .arg(m_theme.px(15))
                              .arg(m_theme.px(12))
                              .arg(m_theme.px(5))
                              .arg(m_theme.px(8))
                              .arg(m_theme.faint.name());
    QTextDocument *document = m_browser->document();
    document->setDefaultStyleSheet(style);
    document->setDefaultFont(m_theme.body());
    document->setDocumentMargin(m_theme.px(16));
    return QStringLiteral("<body>%1</body>").arg(body);
}

QString ExplanationPanel::claimsHtml() const
{
    QString rows;
    for (const Check &check : m_report->checks) {
        QString mark = QStringLiteral("–");
        QColor color = m_theme.faint;
        if (check.ok) {
            mark = *check.ok ? QStringLiteral("✓") : QStringLiteral("✗");
            color = *check.ok ? m_theme.accent : m_theme.wrong;
        }
        QString words = texts::claim(check.claim).toHtmlEscaped();
        if (!check.ok)
            words = QStringLiteral("<span class='faint'>%1 (%2)</span>").arg(words, texts::reason(check.why).toHtmlEscaped());
        else if (!*check.ok)
            words += QStringLiteral("<br><span class='faint'>%1</span>")
                         .arg(tr("got %1, expected %2").arg(texts::checkValue(check.got), texts::checkValue(check.want)).toHtmlEscaped());
        rows += QStringLiteral("<tr><td style='color:%1'><b>%2</b></td><td>%3</td></tr>").arg(color.name(), mark, words);
    }
    return rows.isEmpty() ? QString() : QStringLiteral("<table cellspacing='0' cellpadding='0'>%1</table>").arg(rows);
}

QString ExplanationPanel::comparisonHtml() const
{
    if (!m_previous || !m_previous->report || !m_settings || &m_previous->settings.experiment() != &m_settings->experiment())
        return {};
    QStringList changes;
    const ExperimentInfo &experiment = m_settings->experiment();
    for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i) {
        const ParameterId id{i};
        const Parameter &parameter = experiment.parameter(id);
        if (m_previous->settings.raw(id) != m_settings->raw(id))
            changes.append(tr("%1: %2 → %3")
                               .arg(texts::parameterLabel(parameter.name), texts::valueLabel(parameter, m_previous->settings.raw(id)),
                                   texts::valueLabel(parameter, m_settings->raw(id))));
    }
    if (changes.isEmpty())
        return {};
    const texts::RunFacts before(*m_previous->report, m_previous->settings, m_previous->view);
    const texts::RunFacts now(*m_report, *m_settings, m_view);
    QString rows;
    int count = 0;
    for (const std::string_view measure : experiment.measures) {
        for (const QString &part : {QString(), QStringLiteral(".p50")}) {
            const QString name = texts::fromUtf8(measure) + part;
            if (count == mostCompared || !before.number(name) || !now.number(name))
                continue;
            rows += QStringLiteral("<tr><td class='faint'>%1</td><td>%2</td><td><b>%3</b></td></tr>")
                        .arg(texts::measureLabel(experiment.id, measure).toHtmlEscaped(), before.shown(name), now.shown(name));
            ++count;
        }
    }
    return heading(tr("Compared with the run before")) + QStringLiteral("<p>%1</p>").arg(changes.join(QStringLiteral("<br>"))) +
           QStringLiteral("<table cellspacing='0' cellpadding='0'><tr><td></td><td class='faint'>%1</td><td class='faint'>%2</td></tr>%3</table>")
               .arg(tr("before"), tr("now"), rows);
}

} // namespace interleave
