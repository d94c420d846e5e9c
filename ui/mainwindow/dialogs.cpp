// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/dialogs.h"

#if __has_include("ui/accounts/accountsdialog.h")
#include "ui/accounts/accountsdialog.h"
#define LEGENDA_HAS_ACCOUNTS
#endif
#if __has_include("ui/settings/preferencesdialog.h")
#include "ui/settings/preferencesdialog.h"
#define LEGENDA_HAS_PREFERENCES
#endif

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

void openAccountsDialog([[maybe_unused]] Engine &engine, [[maybe_unused]] QWidget *parent)
{
#ifdef LEGENDA_HAS_ACCOUNTS
    auto *dialog = new AccountsDialog(engine, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
#endif
}

void openPreferencesDialog([[maybe_unused]] Engine &engine, [[maybe_unused]] QWidget *parent)
{
#ifdef LEGENDA_HAS_PREFERENCES
    auto *dialog = new PreferencesDialog(engine, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
#endif
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
