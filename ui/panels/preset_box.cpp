// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/preset_box.h"

#include "ui/panels/calm_combo.h"
#include "ui/panels/listing_sheet.h"
#include "ui/texts/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace interleave {

namespace {

constexpr int defaults = 0; ///< the first entry; the presets follow

bool isDefault(const Settings &settings)
{
    const ExperimentInfo &experiment = settings.experiment();
    for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i) {
        const Parameter &parameter = experiment.parameters[i];
        if (!parameter.placement && settings.raw({i}) != defaultOf(parameter))
            return false;
    }
    return true;
}

} // namespace

PresetBox::PresetBox(const ExperimentInfo &experiment, QWidget *parent) :
    QWidget(parent), m_experiment(experiment), m_combo(new CalmCombo(this)), m_hint(new QLabel(this)), m_listing(new QPushButton(this))
{
    m_combo->setObjectName(QStringLiteral("presets"));
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(4);
    m_combo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // as wide as the panel, and never the reason for its width
    for (std::size_t i = 0; i <= experiment.presets.size(); ++i)
        m_combo->addItem(QString());
    m_hint->setObjectName(QStringLiteral("presetHint"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_listing->setObjectName(QStringLiteral("showListing"));
    m_listing->setProperty("quiet", true);
    m_listing->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_combo);
    layout->addWidget(m_hint);
    auto *link = new QHBoxLayout;
    link->setContentsMargins(-5, 0, 0, 0); // its words in line with the hint's, for all that a button has an edge
    link->addWidget(m_listing, 0, Qt::AlignLeft);
    layout->addLayout(link);
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::activated, this, &PresetBox::choose);
    connect(m_listing, &QPushButton::clicked, this, &PresetBox::showListing);
    retranslate();
}

void PresetBox::showSettings(const Settings &settings)
{
    int index = isDefault(settings) ? defaults : -1;
    if (const Preset *preset = settings.preset(); preset && index < 0)
        index = 1 + static_cast<int>(preset - m_experiment.presets.data());
    m_combo->setCurrentIndex(index);
    showHint();
}

void PresetBox::choose(int index)
{
    const auto settings = index == defaults ? Result<Settings>(Settings(m_experiment))
                                            : Settings::ofPreset(m_experiment, m_experiment.presets[static_cast<std::size_t>(index - 1)].name);
    if (settings)
        Q_EMIT chosen(*settings);
}

void PresetBox::showHint()
{
    const int index = m_combo->currentIndex();
    m_hint->setText(index <= defaults ? QString() : m_combo->itemData(index, Qt::ToolTipRole).toString());
    m_hint->setVisible(!m_hint->text().isEmpty());
    m_listing->setVisible(!texts::Listing::load(m_experiment.id, presetName()).isEmpty());
}

std::string_view PresetBox::presetName() const
{
    const int index = m_combo->currentIndex();
    return index <= defaults ? std::string_view() : m_experiment.presets[static_cast<std::size_t>(index - 1)].name;
}

/// One sheet at a time; it may stay open while the run goes on.
void PresetBox::showListing()
{
    if (m_sheet)
        m_sheet->close();
    m_sheet = new ListingSheet(texts::Listing::load(m_experiment.id, presetName()), m_combo->currentText(), m_hint->text(), m_theme, window());
    m_sheet->setAttribute(Qt::WA_DeleteOnClose);
    m_sheet->show();
}

void PresetBox::showMoment(const TraceView &view, Nanos time)
{
    if (m_sheet)
        m_sheet->showMoment(view, time);
}

void PresetBox::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_hint->setFont(theme.small());
    m_listing->setFont(theme.small());
}

void PresetBox::retranslate()
{
    m_combo->setAccessibleName(tr("Presets"));
    m_listing->setText(tr("Show the listing"));
    m_combo->setPlaceholderText(tr("Values of your own"));
    m_combo->setItemText(defaults, tr("Default values"));
    for (int i = 1; i < m_combo->count(); ++i) {
        const std::string_view name = m_experiment.presets[static_cast<std::size_t>(i - 1)].name;
        m_combo->setItemText(i, texts::presetLabel(m_experiment.id, name));
        m_combo->setItemData(i, texts::presetHint(m_experiment.id, name), Qt::ToolTipRole);
    }
    showHint();
}

} // namespace interleave
