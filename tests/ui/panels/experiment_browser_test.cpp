// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/experiment_browser.h"
#include "ui/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace interleave;

class ExperimentBrowserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsEveryExperimentUnderItsTopic();
    void clickChooses();
    void typingFilters();
    void parameterNamesAreFound();
    void arrowsGoFromFieldToListAndOverTopics();
    void escapeClears();

private:
    int visible() const;

    Catalogue m_catalogue;
    std::unique_ptr<ExperimentBrowser> m_browser;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
};

void ExperimentBrowserTest::init()
{
    m_browser = std::make_unique<ExperimentBrowser>(m_catalogue);
    m_browser->setTheme(Theme::make(ThemeKind::light));
    m_browser->resize(280, 500);
    m_browser->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_browser.get()));
    m_search = m_browser->findChild<QLineEdit *>();
    m_list = m_browser->findChild<QListWidget *>();
    m_browser->setCurrent(m_catalogue.experiments().front().id);
}

int ExperimentBrowserTest::visible() const
{
    int count = 0;
    for (int row = 0; row < m_list->count(); ++row)
        count += !m_list->item(row)->isHidden() && (m_list->item(row)->flags() & Qt::ItemIsSelectable);
    return count;
}

void ExperimentBrowserTest::listsEveryExperimentUnderItsTopic()
{
    QCOMPARE(visible(), static_cast<int>(m_catalogue.experiments().size()));
    QVERIFY(!(m_list->item(0)->flags() & Qt::ItemIsSelectable)); // begins with a topic
}

void ExperimentBrowserTest::clickChooses()
{
    QSignalSpy chosen(m_browser.get(), &ExperimentBrowser::chosen);
    QListWidgetItem *item = m_list->item(m_list->count() - 1);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->visualItemRect(item).center());
    QCOMPARE(chosen.count(), m_catalogue.experiments().size() > 1 ? 1 : 0);
}

void ExperimentBrowserTest::typingFilters()
{
    QTest::keyClicks(m_search, QStringLiteral("balance"));
    QCOMPARE(visible(), 1);
    m_search->clear();
    QCOMPARE(visible(), static_cast<int>(m_catalogue.experiments().size()));
    QTest::keyClicks(m_search, QStringLiteral("zzz"));
    QCOMPARE(visible(), 0);
}

void ExperimentBrowserTest::parameterNamesAreFound()
{
    QTest::keyClicks(m_search, QStringLiteral("start gate"));
    QVERIFY(visible() >= 1);
}

void ExperimentBrowserTest::arrowsGoFromFieldToListAndOverTopics()
{
    QSignalSpy chosen(m_browser.get(), &ExperimentBrowser::chosen);
    m_browser->activateWindow();
    m_search->setFocus();
    QTest::keyClick(m_search, Qt::Key_Down);
    for (int i = 0; i < m_list->count(); ++i) {
        QTest::keyClick(m_list, Qt::Key_Down);
        QVERIFY(m_list->currentItem()->flags() & Qt::ItemIsSelectable);
    }
    QVERIFY(chosen.count() >= 1);
}

void ExperimentBrowserTest::escapeClears()
{
    QTest::keyClicks(m_search, QStringLiteral("queue"));
    QTest::keyClick(m_search, Qt::Key_Escape);
    QVERIFY(m_search->text().isEmpty());
}

QTEST_MAIN(ExperimentBrowserTest)
#include "experiment_browser_test.moc"
