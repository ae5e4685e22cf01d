// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_controls.h"

#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"
#include "ui/window/actions.h"

#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace interleave {

namespace {

/// The two signs everybody knows, drawn so that they fit any text size and colour.
QIcon signIcon(bool stop, const Theme &theme, double ratio)
{
    const int side = theme.px(12);
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.onAccent);
    if (stop) {
        painter.drawRect(QRectF(side * 0.14, side * 0.14, side * 0.72, side * 0.72));
    } else {
        const QPointF triangle[] = {{side * 0.2, side * 0.08}, {side * 0.2, side * 0.92}, {side * 0.92, side * 0.5}};
        painter.drawPolygon(triangle, 3);
    }
    return QIcon(pixmap);
}

} // namespace

RunControls::RunControls(const Actions &actions, QWidget *parent) :
    QToolBar(parent), m_actions(actions), m_runOrStop(new QToolButton), m_freeze(new QToolButton), m_projector(new QToolButton),
    m_progress(new QLabel)
{
    setObjectName(QStringLiteral("runControls"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize(QSize(12, 12));
    m_runOrStop->setObjectName(QStringLiteral("runOrStop"));
    m_runOrStop->setProperty("primary", true);
    m_runOrStop->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_freeze->setObjectName(QStringLiteral("freezeButton"));
    m_freeze->setCheckable(true);
    m_projector->setObjectName(QStringLiteral("projectorButton"));
    for (QToolButton *button : {m_runOrStop, m_freeze, m_projector}) {
        button->setFocusPolicy(Qt::TabFocus);
        addWidget(button);
    }
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    m_progress->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setObjectName(QStringLiteral("progress"));
    addWidget(m_progress);

    connect(m_runOrStop, &QToolButton::clicked, this, [this] { m_actions[m_runs ? ActionId::stop : ActionId::run]->trigger(); });
    QAction *freeze = actions[ActionId::freeze];
    connect(m_freeze, &QToolButton::clicked, freeze, &QAction::trigger);
    connect(freeze, &QAction::toggled, m_freeze, &QToolButton::setChecked);
    connect(m_projector, &QToolButton::clicked, actions[ActionId::projector], &QAction::trigger);
    retranslate();
}

void RunControls::showState(LabSession::State state, bool stopping, bool possible)
{
    m_runs = state == LabSession::State::running;
    m_runOrStop->setEnabled(m_runs ? !stopping : possible);
    showButton();
}

void RunControls::showButton()
{
    m_runOrStop->setText(m_runs ? tr("Stop") : tr("Run"));
    m_runOrStop->setIcon(signIcon(m_runs, m_theme, devicePixelRatioF()));
    m_runOrStop->setToolTip(m_runs ? tr("End the run (Shift+F5)") : tr("Start the workers (F5)"));
}

void RunControls::showProgress(const QString &experiment, LabSession::State state, bool stopping, Nanos elapsed)
{
    QString text = experiment;
    if (stopping)
        text = tr("%1 · stopping").arg(experiment);
    else if (state == LabSession::State::running)
        text = tr("%1 · running %2").arg(experiment, texts::clockTime(elapsed));
    else if (state == LabSession::State::finished)
        text = tr("%1 · finished after %2").arg(experiment, texts::clockTime(elapsed));
    else if (state == LabSession::State::failed)
        text = tr("%1 · failed").arg(experiment);
    if (text != m_progress->text())
        m_progress->setText(text);
}

void RunControls::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_progress->setFont(theme.body());
    m_progress->setContentsMargins(0, 0, theme.px(2), 0);
    for (QToolButton *button : {m_runOrStop, m_freeze, m_projector})
        button->setIconSize(QSize(theme.px(12), theme.px(12)));
    m_runOrStop->setMinimumWidth(theme.px(84));
    showButton();
}

void RunControls::retranslate()
{
    showButton();
    m_freeze->setText(tr("Freeze"));
    m_freeze->setToolTip(tr("The view stands still, the recording goes on (Space)"));
    m_projector->setText(tr("Projector"));
    m_projector->setToolTip(tr("For the classroom wall (F11)"));
}

QString RunControls::progressText() const
{
    return m_progress->text();
}

} // namespace interleave
