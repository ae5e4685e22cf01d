// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/about.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace interleave {

void showAbout(QWidget *parent)
{
    const auto translated = [](const char *text) { return QCoreApplication::translate("about", text); };
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(translated(QT_TRANSLATE_NOOP("about", "About Interleave")));
    box->setText(QStringLiteral("<b>Interleave %1</b>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(translated(
        QT_TRANSLATE_NOOP("about", "A desktop laboratory for concurrency: real threads, processes, locks and queues, watched while they run.<br><br>"
                                   "Free software under the GNU General Public License, version 3 or later. It comes without any warranty.<br>"
                                   "The full text is in the file LICENSE, and at https://www.gnu.org/licenses/gpl-3.0.html.")));
    box->open();
}

} // namespace interleave
