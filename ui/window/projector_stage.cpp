// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/projector_stage.h"

#include "ui/panels/shape_legend.h"
#include "ui/texts/run_facts.h"
#include "ui/texts/texts.h"
#include "ui/window/big_numbers.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace interleave {

namespace {

constexpr int settingsShown = 2;

} // namespace

ProjectorStage::ProjectorStage(QWidget *timeline, QWidget *parent) :
    QWidget(parent), m_timeline(timeline), m_head(new QWidget(this)), m_foot(new QWidget(this)), m_title(new QLabel), m_settings(new QLabel),
    m_legend(new ShapeLegend(ShapeLegend::Detail::projector)), m_mode(new QLabel), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("stage"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Light);
    auto *head = new QHBoxLayout(m_head);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_settings);
    m_settings->setForegroundRole(QPalette::PlaceholderText);

    auto *foot = new QVBoxLayout(m_foot);
    auto *numbers = new QGridLayout;
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        m_numbers[i] = {new QLabel, new QLabel};
        m_numbers[i].caption->setForegroundRole(QPalette::PlaceholderText);
        numbers->addWidget(m_numbers[i].value, 0, static_cast<int>(i));
        numbers->addWidget(m_numbers[i].caption, 1, static_cast<int>(i));
        numbers->setColumnStretch(static_cast<int>(i), 1);
    }
    numbers->setVerticalSpacing(0);
    foot->addLayout(numbers);
    auto *last = new QHBoxLayout;
    last->addWidget(m_legend);
    last->addStretch(1);
    last->addWidget(m_mode);
    m_mode->setForegroundRole(QPalette::PlaceholderText);
    foot->addLayout(last);

    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_timeline, 1);
    m_layout->addWidget(m_foot);
    setProjecting(false);
}

void ProjectorStage::setProjecting(bool on)
{
    m_head->setVisible(on);
    m_foot->setVisible(on);
}

void ProjectorStage::showRun(const Report *report, const Settings &settings, const TraceView &view, const QString &captureMode)
{
    m_title->setText(texts::experimentTitle(settings.experiment().id));
    QStringList chosen;
    const auto &parameters = settings.experiment().parameters;
    const auto addSetting = [&](std::uint32_t i) {
        const Parameter &parameter = parameters[i];
        chosen.append(
            texts::parameterLabel(parameter.name).toLower() + QStringLiteral(": ") + texts::valueLabel(parameter, settings.raw(ParameterId{i})));
    };
    // Those that were changed say more than the defaults; a live one is next, because it can be changed from here.
    for (std::uint32_t i = 0; i < parameters.size() && chosen.size() < settingsShown; ++i)
        if (parameters[i].isLive() || settings.raw(ParameterId{i}) != defaultOf(parameters[i]))
            addSetting(i);
    m_settings->setText(chosen.join(QStringLiteral("   ")));
    m_mode->setText(captureMode);
    std::vector<BigNumber> numbers;
    if (report)
        numbers = bigNumbers(settings.experiment().id, texts::RunFacts(*report, settings, view));
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const bool used = i < numbers.size();
        m_numbers[i].value->setText(used ? numbers[i].value : QString());
        m_numbers[i].caption->setText(used ? numbers[i].caption : QString());
        QPalette palette = m_numbers[i].value->palette();
        palette.setColor(QPalette::WindowText, used && numbers[i].wrong ? m_theme.wrong : m_theme.ink);
        m_numbers[i].value->setPalette(palette);
    }
}

void ProjectorStage::setTheme(const Theme &theme)
{
    m_theme = theme;
    QFont title = theme.heading();
    title.setPixelSize(theme.px(24));
    m_title->setFont(title);
    m_settings->setFont(theme.heading());
    QFont settings = theme.body();
    settings.setPixelSize(theme.px(18));
    m_settings->setFont(settings);
    m_mode->setFont(theme.heading());
    for (const Number &number : m_numbers) {
        number.value->setFont(theme.bigNumber());
        number.caption->setFont(settings);
    }
    m_legend->setTheme(theme);
    m_head->layout()->setContentsMargins(theme.px(22), theme.px(14), theme.px(22), theme.px(10));
    m_foot->layout()->setContentsMargins(theme.px(22), theme.px(6), theme.px(22), theme.px(12));
    m_foot->layout()->setSpacing(theme.px(12));
}

void ProjectorStage::retranslate()
{
    m_legend->retranslate();
}

} // namespace interleave
