// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/parameter_panel.h"

#include "ui/panels/parameter_editor.h"
#include "ui/panels/preset_box.h"
#include "ui/texts/error_texts.h"
#include "ui/texts/texts.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace interleave {

ParameterPanel::ParameterPanel(QWidget *parent) : QWidget(parent), m_title(new QLabel(this)), m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("parameterPanel"));
    m_title->setWordWrap(true);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_scroll, 1);
}

void ParameterPanel::setSettings(const Settings &settings)
{
    const bool another = !m_settings || &m_settings->experiment() != &settings.experiment();
    m_settings = settings;
    if (another)
        build();
    refresh();
}

ParameterEditor *ParameterPanel::editor(std::string_view name) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &r) { return r.editor->parameter().name == name; });
    return row == m_rows.end() ? nullptr : row->editor;
}

void ParameterPanel::setValue(std::string_view name, RawValue value)
{
    if (m_settings)
        take(m_settings->experiment().find(name), value);
}

void ParameterPanel::build()
{
    m_rows.clear();
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("parameterList"));
    auto *column = new QVBoxLayout(content);
    auto *own = new QGridLayout;
    auto *placed = new QGridLayout;
    m_placement = new QWidget(content);
    m_placement->setLayout(placed);
    placed->setContentsMargins(0, 0, 0, 0);

    const ExperimentInfo &experiment = m_settings->experiment();
    for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i)
        addRow(experiment.parameters[i].placement ? placed : own, ParameterId{i});

    m_placementHeader = new QToolButton(content);
    m_placementHeader->setObjectName(QStringLiteral("placementHeader"));
    m_placementHeader->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_placementHeader->setCheckable(true);
    m_placementHeader->setProperty("quiet", true);
    m_placementHeader->setVisible(placed->count() > 0);
    connect(m_placementHeader, &QToolButton::toggled, this, &ParameterPanel::showPlacement);

    m_legend = new QLabel(content);
    m_legend->setTextFormat(Qt::RichText);
    m_objection = new QLabel(content);
    m_objection->setObjectName(QStringLiteral("objection"));
    m_objection->setWordWrap(true);
    m_reset = new QPushButton(content);
    m_reset->setObjectName(QStringLiteral("resetParameters"));
    m_reset->setProperty("quiet", true);
    connect(m_reset, &QPushButton::clicked, this, &ParameterPanel::reset);

    m_presets = experiment.presets.empty() ? nullptr : new PresetBox(experiment, content);
    if (m_presets) {
        connect(m_presets, &PresetBox::chosen, this, &ParameterPanel::takeAll);
        column->addWidget(m_presets);
    }
    column->addLayout(own);
    column->addWidget(m_legend);
    column->addWidget(m_objection);
    column->addWidget(m_placementHeader, 0, Qt::AlignLeft);
    column->addWidget(m_placement);
    column->addWidget(m_reset, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);

    m_placementHeader->setChecked(m_placementShown);
    showPlacement(m_placementShown);
    retranslate();
    applyTheme();
}

void ParameterPanel::addRow(QGridLayout *grid, ParameterId id)
{
    const Parameter &parameter = m_settings->experiment().parameter(id);
    const int line = grid->rowCount();
    auto *label = new QLabel;
    label->setWordWrap(true); // a long one must not push its editor out of the panel
    auto *editor = ParameterEditor::create(parameter, nullptr);
    QLabel *dot = nullptr;
    label->setBuddy(editor);
    grid->addWidget(label, line, 0);
    grid->addWidget(editor, line, 1);
    if (parameter.isLive()) {
        dot = new QLabel(QStringLiteral("●"));
        dot->setForegroundRole(QPalette::Link);
        grid->addWidget(dot, line, 2, Qt::AlignVCenter);
    }
    grid->setColumnStretch(1, 1);
    connect(editor, &ParameterEditor::edited, this, [this, id](quint64 value) { take(id, value); });
    m_rows.push_back({id, label, editor, dot});
}

void ParameterPanel::take(ParameterId id, RawValue value)
{
    if (!id.isValid() || m_settings->raw(id) == value)
        return;
    m_settings->setRaw(id, value);
    refresh();
    Q_EMIT changed(id);
}

void ParameterPanel::takeAll(const Settings &settings)
{
    for (const Row &row : m_rows) {
        if (!row.editor->parameter().placement)
            take(row.id, settings.raw(row.id));
    }
}

void ParameterPanel::reset()
{
    const Settings defaults(m_settings->experiment());
    for (const Row &row : m_rows)
        take(row.id, defaults.raw(row.id));
}

void ParameterPanel::refresh()
{
    int placementChanges = 0;
    bool changes = false;
    for (const Row &row : m_rows) {
        const Parameter &parameter = row.editor->parameter();
        row.editor->setValue(m_settings->raw(row.id));
        row.editor->markMeaningless(*m_settings, row.id);
        const bool off = m_settings->raw(row.id) != defaultOf(parameter);
        changes = changes || off;
        placementChanges += off && parameter.placement;
    }
    m_reset->setEnabled(changes);
    if (m_presets)
        m_presets->showSettings(*m_settings);
    const QString placement = tr("Placement");
    m_placementHeader->setText(placementChanges ? tr("%1 (%n changed)", nullptr, placementChanges).arg(placement) : placement);
    const auto possible = m_settings->check();
    m_objection->setText(possible ? QString() : texts::errorText(possible.error()));
    m_objection->setVisible(!possible);
}

void ParameterPanel::showPlacement(bool on)
{
    m_placementShown = on;
    m_placementHeader->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
    m_placement->setVisible(on);
}

void ParameterPanel::showMoment(const TraceView &view, Nanos time)
{
    if (m_presets)
        m_presets->showMoment(view, time);
}

void ParameterPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    applyTheme();
}

void ParameterPanel::applyTheme()
{
    m_title->setFont(m_theme.heading());
    m_title->setContentsMargins(m_theme.px(16), m_theme.px(12), m_theme.px(8), m_theme.px(4));
    if (!m_settings)
        return;
    m_scroll->widget()->layout()->setContentsMargins(m_theme.px(16), m_theme.px(4), m_theme.px(2), m_theme.px(12));
    m_scroll->widget()->layout()->setSpacing(m_theme.px(8));
    QFont dots = m_theme.small();
    dots.setPixelSize(m_theme.px(8));
    if (m_presets)
        m_presets->setTheme(m_theme);
    int labelWidth = 0;
    for (const Row &row : m_rows) {
        row.editor->setTheme(m_theme);
        labelWidth = std::max(labelWidth, QFontMetrics(m_theme.body()).horizontalAdvance(row.label->text()));
        if (row.dot)
            row.dot->setFont(dots);
    }
    // A long one takes two lines: its editor needs the room.
    for (const Row &row : m_rows)
        row.label->setFixedWidth(std::min(labelWidth, m_theme.px(86)));
    for (QGridLayout *grid : m_scroll->widget()->findChildren<QGridLayout *>()) {
        grid->setVerticalSpacing(m_theme.px(4));
        grid->setHorizontalSpacing(m_theme.px(4));
        grid->setColumnMinimumWidth(2, m_theme.px(8));
    }
    m_legend->setFont(m_theme.small());
    m_legend->setForegroundRole(QPalette::PlaceholderText);
    m_legend->setText(QStringLiteral("<span style='color:%1;font-size:%2px'>●</span>&nbsp; <span style='color:%3'>%4</span>")
                          .arg(m_theme.accent.name())
                          .arg(m_theme.px(8))
                          .arg(m_theme.faint.name(), tr("acts on the running workers").toHtmlEscaped()));
    m_legend->setVisible(std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.dot; }));
}

void ParameterPanel::retranslate()
{
    if (!m_settings)
        return;
    m_title->setText(texts::experimentTitle(m_settings->experiment().id));
    m_reset->setText(tr("Reset to defaults"));
    if (m_presets)
        m_presets->retranslate();
    for (const Row &row : m_rows) {
        row.label->setText(texts::parameterLabel(row.editor->parameter().name));
        const QString hint = texts::parameterHint(m_settings->experiment().id, row.editor->parameter().name);
        row.label->setToolTip(hint);
        row.editor->setToolTip(hint);
        row.editor->setAccessibleDescription(hint);
        row.editor->retranslate();
        if (row.dot)
            row.dot->setToolTip(tr("Acts on the running workers"));
    }
    refresh();
    applyTheme();
}

} // namespace interleave
