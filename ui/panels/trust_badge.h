// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/capture/capture_status.h"
#include "ui/theme.h"

#include <QWidget>

class QLabel;

namespace interleave {

/// In the status bar: how far to trust the picture. The mode, what was lost, what observing costs, what other programs take; the tip says why
/// there is no better mode and the command that would allow it.
class TrustBadge : public QWidget
{
    Q_OBJECT

public:
    explicit TrustBadge(QWidget *parent = nullptr);

    /// Before the first run: what this machine could capture.
    void showPossible(const std::vector<CaptureProbe> &probes);
    void showRun(const CaptureStatus &status, const Report *report);
    void setTheme(const Theme &theme);
    void retranslate();
    QString mode() const;
    QString facts() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void render();

    QLabel *m_mode;
    QLabel *m_facts;
    Theme m_theme;
    std::vector<CaptureProbe> m_probes;
    std::optional<CaptureStatus> m_status;
    std::optional<MachineFacts> m_machine;
    std::vector<std::pair<std::string, std::string>> m_refusals;
    bool m_exact = false;
};

} // namespace interleave
