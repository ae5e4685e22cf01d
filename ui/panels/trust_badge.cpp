// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trust_badge.h"

#include "core/capture/capture_words.h"
#include "ui/texts/error_texts.h"
#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace interleave {

TrustBadge::TrustBadge(QWidget *parent) : QWidget(parent), m_mode(new QLabel(this)), m_facts(new QLabel(this))
{
    setObjectName(QStringLiteral("trustBadge"));
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_mode);
    layout->addWidget(m_facts, 1);
    setTheme(Theme());
}

void TrustBadge::showPossible(const std::vector<CaptureProbe> &probes)
{
    m_probes = probes;
    render();
}

void TrustBadge::showRun(const CaptureStatus &status, const Report *report)
{
    m_status = status;
    if (report) {
        m_machine = report->machine;
        m_refusals = report->refusals;
    }
    render();
}

void TrustBadge::setTheme(const Theme &theme)
{
    m_theme = theme;
    QFont bold = theme.small();
    bold.setWeight(QFont::DemiBold);
    m_mode->setFont(bold);
    m_facts->setFont(theme.small());
    layout()->setContentsMargins(theme.px(31), 0, 0, 0);
    layout()->setSpacing(theme.px(14));
    update();
}

void TrustBadge::retranslate()
{
    render();
}

QString TrustBadge::mode() const
{
    return m_mode->text();
}

QString TrustBadge::facts() const
{
    return m_facts->text();
}

void TrustBadge::render()
{
    CaptureMode mode = CaptureMode::probes;
    QStringList tip;
    std::vector<std::pair<std::string, std::string>> obstacles;
    if (m_status) {
        mode = m_status->mode;
        for (const CaptureReason &reason : m_status->reasons)
            obstacles.emplace_back(reason.call, reason.why);
    } else {
        const auto best = std::find_if(m_probes.begin(), m_probes.end(), [](const CaptureProbe &probe) { return probe.available; });
        if (best != m_probes.end())
            mode = best->mode;
        for (auto probe = m_probes.begin(); probe != best; ++probe)
            obstacles.emplace_back(probe->call, probe->why);
    }
    m_exact = mode == CaptureMode::kernel || mode == CaptureMode::kernelWakeups;
    m_mode->setText(texts::captureMode(mode));
    tip.append(texts::captureMeaning(captureModeName(mode)));
    for (const auto &[call, why] : obstacles) {
        tip.append(tr("No better mode, because %1 was refused: %2.").arg(QString::fromStdString(call), QString::fromStdString(why)));
        tip.append(texts::captureCure(QString::fromStdString(call), QString::fromStdString(why)));
    }

    QStringList facts;
    if (m_status) {
        facts.append(
            tr("%1 lost of %2 events")
                .arg(texts::grouped(static_cast<std::int64_t>(m_status->lost)), texts::grouped(static_cast<std::int64_t>(m_status->events))));
        facts.append(tr("observing costs %1").arg(texts::percent(m_status->observerShare)));
        if (m_status->lost > 0)
            tip.append(tr("What was lost is drawn as an empty box: nothing is known of that time."));
    } else {
        facts.append(tr("nothing recorded yet"));
    }
    if (m_machine) {
        const QString cores = tr("%n core(s) usable", nullptr, m_machine->coresUsable);
        facts.append(
            m_machine->externalCpuPercent ? tr("%1, others use %2").arg(cores, texts::percent(*m_machine->externalCpuPercent / 100)) : cores);
    }
    for (const auto &[what, why] : m_refusals)
        tip.append(tr("The system refused %1: %2.").arg(QString::fromStdString(what), texts::reason(why)));
    if (!m_refusals.empty())
        facts.append(tr("%n placement(s) refused", nullptr, static_cast<int>(m_refusals.size())));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    tip.removeAll(QString());
    setToolTip(QStringLiteral("<p>%1</p>").arg(tip.join(QStringLiteral("</p><p>"))));
    setAccessibleName(m_mode->text() + QStringLiteral(", ") + m_facts->text());
    update();
}

void TrustBadge::paintEvent(QPaintEvent *)
{
    // Full where the kernel told, hollow where something was inferred.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = m_theme.px(5);
    painter.setPen(QPen(m_theme.accent, m_theme.px(1.6)));
    painter.setBrush(m_exact ? QBrush(m_theme.accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QPointF(m_theme.px(18), height() / 2.0), radius, radius);
}

} // namespace interleave
