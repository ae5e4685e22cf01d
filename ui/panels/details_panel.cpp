// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/details_panel.h"

#include "ui/texts/slice_facts.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace interleave {

namespace {

constexpr std::size_t mostWorkers = 16;

} // namespace

DetailsPanel::DetailsPanel(ViewState &viewState, QWidget *parent) :
    QWidget(parent), m_viewState(viewState), m_title(new QLabel), m_hint(new QLabel), m_scroll(new QScrollArea(this)), m_grid(new QGridLayout),
    m_causes(new QWidget), m_previous(new QPushButton), m_next(new QPushButton)
{
    setObjectName(QStringLiteral("detailsPanel"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_previous->setObjectName(QStringLiteral("previousCause"));
    m_next->setObjectName(QStringLiteral("nextCause"));
    auto *steps = new QHBoxLayout(m_causes);
    steps->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {m_previous, m_next}) {
        button->setProperty("quiet", true);
        steps->addWidget(button);
    }
    steps->addStretch(1);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addLayout(m_grid);
    column->addWidget(m_causes);
    column->addStretch(1);
    m_grid->setColumnStretch(1, 1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFrameShape(QFrame::NoFrame);
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);

    connect(m_previous, &QPushButton::clicked, this, &DetailsPanel::previousCauseAsked);
    connect(m_next, &QPushButton::clicked, this, &DetailsPanel::nextCauseAsked);
    connect(&viewState, &ViewState::selectedSliceChanged, this, &DetailsPanel::render);
    connect(&viewState, &ViewState::selectedRangeChanged, this, &DetailsPanel::render);
    retranslate();
}

void DetailsPanel::showView(const TraceView &view)
{
    m_view = view;
    if (m_viewState.selectedSlice() || m_viewState.selectedRange())
        render();
}

void DetailsPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_title->setFont(theme.heading());
    m_hint->setFont(theme.body());
    m_grid->setHorizontalSpacing(theme.px(14));
    m_grid->setVerticalSpacing(theme.px(4));
    m_scroll->widget()->layout()->setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10));
    m_scroll->widget()->layout()->setSpacing(theme.px(8));
    m_shown.clear();
    render();
}

void DetailsPanel::retranslate()
{
    m_title->setText(tr("Selected"));
    m_hint->setText(tr("Click a bar to see its exact facts; drag over the lanes to add up a range."));
    m_previous->setText(tr("◂ cause"));
    m_previous->setToolTip(tr("Go to what caused this ([)"));
    m_next->setText(tr("next ▸"));
    m_next->setToolTip(tr("Go to what this caused (])"));
    render();
}

QString DetailsPanel::plainText() const
{
    QString text;
    for (const auto &[name, value] : m_shown)
        text += name + QLatin1Char('\t') + value + QLatin1Char('\n');
    return text;
}

void DetailsPanel::render()
{
    std::vector<std::pair<QString, QString>> lines;
    const auto slice = m_viewState.selectedSlice();
    const auto range = m_viewState.selectedRange();
    texts::Facts facts;
    if (!m_view.isEmpty() && slice)
        facts = texts::sliceFacts(m_view, *slice);
    for (const texts::Facts::Line &line : facts.lines)
        lines.emplace_back(line.name, line.value);
    if (!m_view.isEmpty() && range)
        for (const texts::Facts::Line &line : texts::rangeFacts(m_view, *range, mostWorkers).lines)
            lines.emplace_back(line.name, line.value);
    m_hint->setVisible(lines.empty());
    m_causes->setVisible(!facts.isEmpty());
    setLines(lines);
}

void DetailsPanel::setLines(const std::vector<std::pair<QString, QString>> &lines)
{
    if (lines == m_shown && !lines.empty())
        return;
    m_shown = lines;
    while (m_lines.size() < lines.size()) {
        auto *name = new QLabel;
        auto *value = new QLabel;
        name->setForegroundRole(QPalette::PlaceholderText);
        name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(name, static_cast<int>(m_lines.size()), 0);
        m_grid->addWidget(value, static_cast<int>(m_lines.size()), 1);
        m_lines.emplace_back(name, value);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const bool used = i < lines.size();
        m_lines[i].first->setVisible(used);
        m_lines[i].second->setVisible(used);
        if (!used)
            continue;
        m_lines[i].first->setText(lines[i].first);
        m_lines[i].first->setFont(m_theme.body());
        m_lines[i].second->setText(lines[i].second);
        m_lines[i].second->setFont(m_theme.body());
    }
}

} // namespace interleave
