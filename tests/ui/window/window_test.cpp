// SPDX-License-Identifier: GPL-3.0-or-later
// The window without a run: choosing, appearance, what is remembered, keys.
#include "ui/identity.h"
#include "ui/panels/experiment_browser.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/toggle_switch.h"
#include "ui/window/actions.h"
#include "ui/window/desktop_theme.h"
#include "ui/window/key_sheet.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace interleave;

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsEveryExperimentOfTheCatalogue();
    void everyActionHasMenuEntryTextAndShortcut();
    void shortcutsAreUnambiguous();
    void keyTogglesTheTheme();
    void languageChangesAtOnce();
    void theDesktopsWishIsUnderstood();
    void textGrowsAndShrinks();
    void projectorHidesEverythingElse();
    void spacePressesTheFocusedButtonOnly();
    void lettersGoToTheSearchField();
    void keySheetComesFromTheActions();
    void remembersExperimentValuesThemeAndLanguage();
    void forgetsNonsenseInTheSettings();
    void survivesAReadOnlyHome();
    void meaninglessValuesDisableRun();
    void layoutGoesBack();

private:
    QAction *action(ActionId id) const { return m_window->actions()[id]; }

    std::unique_ptr<MainWindow> m_window;
};

void WindowTest::initTestCase()
{
    setApplicationIdentity();
}

void WindowTest::init()
{
    QSettings().clear();
    WindowOptions options;
    options.hostExecutable = INTERLEAVE_HOST_EXECUTABLE;
    options.language = QStringLiteral("en");
    options.size = QSize(1280, 720);
    m_window = std::make_unique<MainWindow>(options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void WindowTest::cleanup()
{
    m_window.reset();
}

void WindowTest::showsEveryExperimentOfTheCatalogue()
{
    for (const ExperimentInfo &experiment : m_window->session().catalogue().experiments()) {
        const QString id = QString::fromUtf8(experiment.id.data(), static_cast<qsizetype>(experiment.id.size()));
        m_window->chooseExperiment(id);
        QCOMPARE(m_window->experiment(), id);
        QCOMPARE(&m_window->parameters().settings()->experiment(), &experiment);
    }
}

void WindowTest::everyActionHasMenuEntryTextAndShortcut()
{
    const QList<QAction *> menus = m_window->menuBar()->actions();
    for (int id = 0; id < static_cast<int>(ActionId::count); ++id) {
        QAction *const found = action(static_cast<ActionId>(id));
        QVERIFY2(found, qPrintable(QString::number(id)));
        QVERIFY(!found->text().isEmpty());
        QVERIFY2(!found->shortcut().isEmpty(), qPrintable(found->text()));
        bool inMenu = false;
        for (const QAction *menu : menus)
            inMenu = inMenu || menu->menu()->actions().contains(found);
        QVERIFY2(inMenu, qPrintable(found->text()));
    }
}

void WindowTest::shortcutsAreUnambiguous()
{
    QMap<QString, QString> seen;
    for (const auto *found : m_window->findChildren<QAction *>()) {
        for (const QKeySequence &keys : found->shortcuts()) {
            const QString name = keys.toString();
            QVERIFY2(!seen.contains(name), qPrintable(name + QStringLiteral(": ") + found->text() + QStringLiteral(" / ") + seen.value(name)));
            seen[name] = found->text();
        }
    }
}

void WindowTest::keyTogglesTheTheme()
{
    const bool dark = m_window->appearance().theme().isDark();
    QTest::keyClick(m_window.get(), Qt::Key_T);
    QCOMPARE(m_window->appearance().theme().isDark(), !dark);
    QTest::keyClick(m_window.get(), Qt::Key_T);
    QCOMPARE(m_window->appearance().theme().isDark(), dark);
}

void WindowTest::languageChangesAtOnce()
{
    QVERIFY(action(ActionId::run)->text().contains(QStringLiteral("Run")));
    m_window->appearance().chooseLanguage(QStringLiteral("zh_CN"));
    QVERIFY2(action(ActionId::run)->text().contains(QStringLiteral("运行")), qPrintable(action(ActionId::run)->text()));
    QVERIFY(m_window->findChild<QLineEdit *>(QStringLiteral("experimentSearch"))->placeholderText().contains(QStringLiteral("搜索")));
    m_window->appearance().chooseLanguage(QStringLiteral("en"));
    QVERIFY(action(ActionId::run)->text().contains(QStringLiteral("Run")));
}

void WindowTest::theDesktopsWishIsUnderstood()
{
    const QVariant wrapped = QVariant::fromValue(QDBusVariant(QVariant::fromValue(QDBusVariant(QVariant(1u)))));
    QCOMPARE(DesktopTheme::isDark(wrapped), std::optional(true));
    QCOMPARE(DesktopTheme::isDark(QVariant(2u)), std::optional(false));
    QCOMPARE(DesktopTheme::isDark(QVariant(0u)), std::optional<bool>());
    QCOMPARE(DesktopTheme::isDark(QVariant(QStringLiteral("dark"))), std::optional<bool>());
}

void WindowTest::textGrowsAndShrinks()
{
    const int before = m_window->appearance().theme().px(100);
    QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_window->appearance().theme().px(100) > before);
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_window->appearance().theme().px(100), before);
    for (int i = 0; i < 40; ++i)
        action(ActionId::biggerText)->trigger();
    QCOMPARE(m_window->appearance().fontScale(), Appearance::greatest);
    action(ActionId::normalText)->trigger();
}

void WindowTest::projectorHidesEverythingElse()
{
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    QCOMPARE(m_window->appearance().theme().kind, ThemeKind::projector);
    for (const QDockWidget *dock : m_window->findChildren<QDockWidget *>())
        QVERIFY(!dock->isVisible());
    QVERIFY(!m_window->menuBar()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    QVERIFY(m_window->appearance().theme().kind != ThemeKind::projector);
    QVERIFY(m_window->findChild<QDockWidget *>(QStringLiteral("dockExperiments"))->isVisible());
    QVERIFY(m_window->menuBar()->isVisible());
}

void WindowTest::spacePressesTheFocusedButtonOnly()
{
    auto *gate = m_window->parameters().findChild<ToggleSwitch *>();
    QVERIFY(gate);
    const bool on = gate->isChecked();
    gate->setFocus();
    QTest::keyClick(gate, Qt::Key_Space);
    QCOMPARE(gate->isChecked(), !on);
    QVERIFY(!m_window->viewState().isFrozen());
    m_window->centralWidget()->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QVERIFY(m_window->viewState().isFrozen());
}

void WindowTest::lettersGoToTheSearchField()
{
    const bool dark = m_window->appearance().theme().isDark();
    QTest::keyClick(m_window.get(), Qt::Key_Slash);
    auto *search = m_window->findChild<QLineEdit *>(QStringLiteral("experimentSearch"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("two"));
    QCOMPARE(search->text(), QStringLiteral("two"));
    QCOMPARE(m_window->appearance().theme().isDark(), dark);
}

void WindowTest::keySheetComesFromTheActions()
{
    action(ActionId::keys)->trigger();
    auto *sheet = m_window->findChild<KeySheet *>();
    QVERIFY(sheet);
    QStringList words;
    for (const auto *label : sheet->findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY(words.contains(QStringLiteral("F11")));
    QVERIFY(words.contains(QStringLiteral("Zoom in")));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<KeySheet *>());
}

void WindowTest::remembersExperimentValuesThemeAndLanguage()
{
    m_window->chooseExperiment(QStringLiteral("queue"));
    m_window->parameters().setValue("producers", rawInteger(3));
    m_window->appearance().chooseTheme(QStringLiteral("dark"));
    m_window->appearance().chooseLanguage(QStringLiteral("zh_CN"));
    m_window->close();
    m_window.reset();

    WindowOptions options;
    m_window = std::make_unique<MainWindow>(options);
    QCOMPARE(m_window->experiment(), QStringLiteral("queue"));
    QCOMPARE(m_window->parameters().settings()->integer("producers"), std::int64_t(3));
    QVERIFY(m_window->appearance().theme().isDark());
    QCOMPARE(m_window->appearance().language(), QStringLiteral("zh_CN"));
}

void WindowTest::forgetsNonsenseInTheSettings()
{
    m_window.reset();
    QSettings file;
    file.setValue(QStringLiteral("experiment"), QStringLiteral("no-such-thing"));
    file.setValue(QStringLiteral("window/fontScale"), QStringLiteral("enormous"));
    file.setValue(QStringLiteral("window/geometry"), QByteArray("garbage"));
    file.setValue(QStringLiteral("parameters/lost-update/workers"), 10000);
    file.sync();
    m_window = std::make_unique<MainWindow>(WindowOptions());
    QCOMPARE(m_window->experiment(), QStringLiteral("lost-update"));
    QCOMPARE(m_window->parameters().settings()->integer("workers"), std::int64_t(2));
    QCOMPARE(m_window->appearance().fontScale(), 1.0);
}

void WindowTest::survivesAReadOnlyHome()
{
    m_window.reset();
    // A path below a file cannot be written, not even by root.
    const QString wall = QString::fromLocal8Bit(qgetenv("XDG_CONFIG_HOME")) + QStringLiteral("/wall");
    QFile file(wall);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, wall + QStringLiteral("/below"));
    m_window = std::make_unique<MainWindow>(WindowOptions());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(!Preferences().save());
    QVERIFY(m_window->close());
    m_window.reset();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromLocal8Bit(qgetenv("XDG_CONFIG_HOME")));
    QFile::remove(wall);
}

void WindowTest::meaninglessValuesDisableRun()
{
    m_window->chooseExperiment(QStringLiteral("lost-update"));
    const Settings &settings = *m_window->parameters().settings();
    const ExperimentInfo &experiment = settings.experiment();
    Settings trial = settings;
    QVERIFY(trial.set("storage", "private-copy"));
    if (trial.check())
        QSKIP("this combination has a meaning");
    QVERIFY(action(ActionId::run)->isEnabled());
    m_window->parameters().setValue("storage", trial.raw(experiment.find("storage")));
    QVERIFY(!action(ActionId::run)->isEnabled());
    QVERIFY(m_window->findChild<QLabel *>(QStringLiteral("objection"))->isVisible());
}

void WindowTest::layoutGoesBack()
{
    auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("dockCharts"));
    QVERIFY(dock->isVisible());
    dock->toggleViewAction()->trigger();
    QVERIFY(!dock->isVisible());
    action(ActionId::resetLayout)->trigger();
    QVERIFY(dock->isVisible());
}

QTEST_MAIN(WindowTest)
#include "window_test.moc"
