// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/calm_combo.h"

#include <QAbstractItemView>
#include <QTest>

using namespace interleave;

class CalmComboTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItsPlaceholder();
    void aLongWordEndsInAnEllipsis();
    void itsListIsAsWideAsTheLongestWord();
};

namespace {

QImage pictureOf(CalmCombo &combo, int width)
{
    combo.resize(width, combo.sizeHint().height());
    return combo.grab().toImage();
}

} // namespace

void CalmComboTest::showsItsPlaceholder()
{
    CalmCombo combo(nullptr);
    combo.addItem(QStringLiteral("one"));
    combo.setCurrentIndex(-1);
    const QImage empty = pictureOf(combo, 200);
    combo.setPlaceholderText(QStringLiteral("none of these"));
    QVERIFY(pictureOf(combo, 200) != empty);
}

void CalmComboTest::aLongWordEndsInAnEllipsis()
{
    CalmCombo combo(nullptr);
    combo.addItem(QStringLiteral("a word that is much too long, and one end of it"));
    combo.addItem(QStringLiteral("a word that is much too long, and another end"));
    const QImage one = pictureOf(combo, 120);
    const QImage oneWhole = pictureOf(combo, 900);
    combo.setCurrentIndex(1);
    QVERIFY(pictureOf(combo, 120) == one); // what differs is behind the ellipsis
    QVERIFY(pictureOf(combo, 900) != oneWhole);
}

void CalmComboTest::itsListIsAsWideAsTheLongestWord()
{
    CalmCombo combo(nullptr);
    combo.addItem(QStringLiteral("a word that is much too long for its place"));
    combo.resize(60, combo.sizeHint().height());
    combo.show();
    combo.showPopup();
    QVERIFY(combo.view()->width() > combo.fontMetrics().horizontalAdvance(combo.itemText(0)));
    combo.hidePopup();
}

QTEST_MAIN(CalmComboTest)

#include "calm_combo_test.moc"
