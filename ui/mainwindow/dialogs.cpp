// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/dialogs.h"

#include "ui/accounts/accountsdialog.h"
#include "ui/networklog/networklogwindow.h"
#include "ui/settings/preferencesdialog.h"

#include <QCoreApplication>
#include <QIcon>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct DialogText
{
    Q_DECLARE_TR_FUNCTIONS(Dialogs)
};

} // namespace

void openAccountsDialog(Engine &engine, const QString &service, QWidget *parent)
{
    auto *dialog = new AccountsDialog(engine, parent);
    if (!service.isEmpty())
        dialog->showService(service);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void openPreferencesDialog(Engine &engine, QWidget *parent)
{
    auto *dialog = new PreferencesDialog(engine, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void openNetworkLog(Engine &engine, QWidget *parent)
{
    auto *window = parent->findChild<NetworkLogWindow *>(QString(), Qt::FindDirectChildrenOnly);
    if (!window) {
        window = new NetworkLogWindow(engine, parent);
        window->setAttribute(Qt::WA_DeleteOnClose);
    }
    window->show();
    window->raise();
    window->activateWindow();
}

void openAboutDialog(QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, DialogText::tr("About Legenda"),
        DialogText::tr("<h3>Legenda %1</h3><p>Finds, checks and saves the right subtitles for your videos.</p>"
                       "<p>Free software under the GNU General Public License, version 3 or later.</p>"
                       "<p>Subtitles come from the services you use; please mind their terms.</p>")
            .arg(QStringLiteral(LEGENDA_VERSION)),
        QMessageBox::Close, parent);
    box->setIconPixmap(QIcon(u":/icons/org.legenda.Legenda.svg"_s).pixmap(64, 64));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace Legenda
