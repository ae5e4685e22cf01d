// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/experiment_browser.h"

#include "ui/panels/browser_delegate.h"
#include "ui/texts/texts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace interleave {

namespace {

constexpr Topic topics[] = {Topic::scheduling, Topic::processes, Topic::threadsAndLocks, Topic::betweenProcesses, Topic::oneThread};

/// All that somebody might type who looks for this experiment.
QString searchTextOf(const ExperimentInfo &experiment)
{
    QString text = texts::fromUtf8(experiment.id) + QLatin1Char(' ') + texts::experimentTitle(experiment.id) + QLatin1Char(' ') +
                   texts::experimentSubject(experiment.id) + QLatin1Char(' ') + texts::topicTitle(experiment.topic);
    for (const Parameter &parameter : experiment.parameters)
        if (!parameter.placement)
            text += QLatin1Char(' ') + texts::parameterLabel(parameter.name);
    return text;
}

} // namespace

ExperimentBrowser::ExperimentBrowser(const Catalogue &catalogue, QWidget *parent) :
    QWidget(parent), m_catalogue(catalogue), m_search(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("experimentBrowser"));
    m_search->setObjectName(QStringLiteral("experimentSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("experimentList"));
    m_list->setItemDelegate(new BrowserDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    setFocusProxy(m_list);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 12, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);

    connect(m_search, &QLineEdit::textChanged, this, &ExperimentBrowser::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (QListWidgetItem *item = firstVisible())
            m_list->setCurrentItem(item);
    });
    connect(m_list, &QListWidget::currentItemChanged, this, &ExperimentBrowser::announceCurrent);
    retranslate();
}

void ExperimentBrowser::setTheme(const Theme &theme)
{
    m_theme = theme;
    static_cast<BrowserDelegate *>(m_list->itemDelegate())->setTheme(theme);
    layout()->setContentsMargins(theme.px(8), theme.px(12), theme.px(8), theme.px(4));
    m_list->doItemsLayout();
}

void ExperimentBrowser::retranslate()
{
    m_search->setPlaceholderText(tr("Search experiments"));
    m_search->setAccessibleName(tr("Search experiments"));
    m_list->setAccessibleName(tr("Experiments"));
    fill();
    filter(m_search->text());
}

void ExperimentBrowser::fill()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Topic topic : topics) {
        QListWidgetItem *header = nullptr;
        for (const ExperimentInfo &experiment : m_catalogue.experiments()) {
            if (experiment.topic != topic)
                continue;
            if (!header) {
                header = new QListWidgetItem(texts::topicTitle(topic).toUpper(), m_list);
                header->setFlags(Qt::NoItemFlags);
                header->setData(BrowserDelegate::isTopic, true);
            }
            auto *item = new QListWidgetItem(texts::experimentTitle(experiment.id), m_list);
            item->setData(BrowserDelegate::id, texts::fromUtf8(experiment.id));
            item->setData(BrowserDelegate::searchText, searchTextOf(experiment));
            item->setToolTip(texts::experimentSubject(experiment.id));
        }
    }
    setCurrent(m_current.toStdString());
}

void ExperimentBrowser::setCurrent(std::string_view id)
{
    const QSignalBlocker quiet(m_list);
    m_current = texts::fromUtf8(id);
    for (int row = 0; row < m_list->count(); ++row)
        if (QListWidgetItem *item = m_list->item(row); item->data(BrowserDelegate::id).toString() == m_current && !m_current.isEmpty())
            m_list->setCurrentItem(item);
}

void ExperimentBrowser::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ExperimentBrowser::filter(const QString &text)
{
    QListWidgetItem *topic = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        if (item->data(BrowserDelegate::isTopic).toBool()) {
            topic = item;
            topic->setHidden(true);
            continue;
        }
        const bool fits = item->data(BrowserDelegate::searchText).toString().contains(text.trimmed(), Qt::CaseInsensitive);
        item->setHidden(!fits);
        if (fits && topic)
            topic->setHidden(false);
    }
}

QListWidgetItem *ExperimentBrowser::firstVisible() const
{
    for (int row = 0; row < m_list->count(); ++row)
        if (QListWidgetItem *item = m_list->item(row); !item->isHidden() && !item->data(BrowserDelegate::isTopic).toBool())
            return item;
    return nullptr;
}

void ExperimentBrowser::announceCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    const QString id = item ? item->data(BrowserDelegate::id).toString() : QString();
    if (id.isEmpty() || id == m_current)
        return;
    m_current = id;
    Q_EMIT chosen(id);
}

bool ExperimentBrowser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down) {
            m_list->setFocus(Qt::TabFocusReason);
            if (QListWidgetItem *item = firstVisible(); item && (!m_list->currentItem() || m_list->currentItem()->isHidden()))
                m_list->setCurrentItem(item);
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace interleave
