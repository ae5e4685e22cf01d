// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/store/trace_store.h"
#include "ui/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace interleave {

class ParameterEditor;
class PresetBox;

/// The knobs of one experiment, made from its parameter list. Those that act on running workers carry the accent dot.
class ParameterPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterPanel(QWidget *parent = nullptr);

    /// Builds the editors anew where the experiment is another one.
    void setSettings(const Settings &settings);
    const std::optional<Settings> &settings() const { return m_settings; }
    ParameterEditor *editor(std::string_view name) const; ///< nullptr where there is none
    /// Changes one value as if by hand.
    void setValue(std::string_view name, RawValue value);

    /// Where the run's workers are, for whatever shows it.
    void showMoment(const TraceView &view, Nanos time);

    void reset(); ///< all values to their defaults

    void setTheme(const Theme &theme);
    void retranslate();

Q_SIGNALS:
    void changed(interleave::ParameterId parameter);

private:
    struct Row
    {
        ParameterId id;
        QLabel *label;
        ParameterEditor *editor;
        QLabel *dot; ///< nullptr where it acts at the start
    };

    void build();
    void addRow(QGridLayout *grid, ParameterId id);
    void take(ParameterId id, RawValue value);
    void takeAll(const Settings &settings); ///< but for the placement; not this panel's own
    void refresh();
    void showPlacement(bool on);
    void applyTheme();

    std::optional<Settings> m_settings;
    Theme m_theme;
    QLabel *m_title;
    QScrollArea *m_scroll;
    PresetBox *m_presets = nullptr; ///< nullptr where the experiment has none
    QToolButton *m_placementHeader = nullptr;
    QWidget *m_placement = nullptr;
    QLabel *m_legend = nullptr;
    QLabel *m_objection = nullptr;
    QPushButton *m_reset = nullptr;
    std::vector<Row> m_rows;
    bool m_placementShown = false;
};

} // namespace interleave
