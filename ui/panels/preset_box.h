// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/store/trace_store.h"
#include "ui/theme.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace interleave {

class CalmCombo;
class ListingSheet;

/// Chooses a preset of an experiment, says which one the values are, and shows its listing where it has one.
class PresetBox : public QWidget
{
    Q_OBJECT

public:
    /// The experiment must outlive it and have presets.
    explicit PresetBox(const ExperimentInfo &experiment, QWidget *parent = nullptr);

    void showSettings(const Settings &settings);
    void showMoment(const TraceView &view, Nanos time); ///< in the listing that is open
    void setTheme(const Theme &theme);
    void retranslate();

Q_SIGNALS:
    /// Values to be taken over, placement aside.
    void chosen(const interleave::Settings &settings);

private:
    void choose(int index);
    void showHint();
    void showListing();
    std::string_view presetName() const; ///< of the entry shown; empty where that is none of the presets

    const ExperimentInfo &m_experiment;
    CalmCombo *m_combo;
    QLabel *m_hint;
    QPushButton *m_listing;
    QPointer<ListingSheet> m_sheet; ///< the listing that is open
    Theme m_theme;
};

} // namespace interleave
