// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The dialog that converts, on files of its own, and short ways to what is in it.

#include "core/net/secretstore.h"
#include "core/providers/providerregistry.h"
#include "ui/convert/compareview.h"
#include "ui/convert/convertdialog.h"
#include "ui/convert/convertfilesmodel.h"
#include "ui/convert/convertfilespanel.h"
#include "ui/convert/convertpreview.h"
#include "ui/convert/convertsidepanel.h"
#include "ui/preview/cuemodel.h"
#include "ui/widgets/timeedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <memory>

namespace Legenda {

using namespace Qt::StringLiterals;

inline const QByteArray twoCues = "1\n00:00:01,000 --> 00:00:02,000\nHello <i>there</i>.\n\n"
                                  "2\n00:00:05,000 --> 00:00:07,500\nHow are you?\n\n";

struct ConvertScene
{
    QTemporaryDir folder;
    QTemporaryDir config;
    Settings settings{config.filePath(u"legenda.conf"_s)};
    Store store{QString()};
    std::unique_ptr<SecretStore> secrets = makeSecretStore(false);
    ProviderRegistry registry;
    std::unique_ptr<Engine> engine = std::make_unique<Engine>(registry, *secrets, settings, store);
    std::unique_ptr<ConvertDialog> dialog;

    explicit ConvertScene(const QStringList &names = {u"Film.en.srt"_s})
    {
        QStringList files;
        for (const QString &name : names)
            files.append(write(name));
        open(files);
    }

    void open(const QStringList &files = {})
    {
        dialog.reset();
        dialog = std::make_unique<ConvertDialog>(*engine);
        dialog->show();
        // Shortcuts are for the active window only.
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(dialog.get());
        dialog->addPaths(files);
    }

    QString path(const QString &name) const { return folder.filePath(name); }
    QString write(const QString &name, const QByteArray &content = twoCues) const
    {
        QDir(folder.path()).mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool isThere(const QString &name) const { return QFile::exists(path(name)); }
    QStringList there() const { return QDir(folder.path()).entryList(QDir::Files, QDir::Name); }

    ConvertQueue &queue() const { return *dialog->queue(); }
    const ConvertItem &item(int row = 0) const { return queue().items().at(row); }
    QTreeView *list() const { return dialog->filesPanel()->view(); }
    ConvertSidePanel &side() const { return *dialog->sidePanel(); }
    const ConvertChoices &choices() const { return side().choices(); }
    QComboBox *box(const QString &name) const { return dialog->findChild<QComboBox *>(name); }
    TimeEdit *time(const QString &name) const { return dialog->findChild<TimeEdit *>(name); }

    template <class Button>
    Button *button(const QString &text) const
    {
        const auto all = dialog->findChildren<Button *>();
        for (Button *each : all) {
            if (each->text().remove(u'&') == text && !each->isHidden())
                return each;
        }
        return nullptr;
    }
    QPushButton *push(const QString &text) const { return button<QPushButton>(text); }
    QCheckBox *check(const QString &text) const { return button<QCheckBox>(text); }

    void choose(const QString &name, const QVariant &value) const
    {
        QComboBox *field = box(name);
        const int at = field->findData(value);
        QVERIFY2(at >= 0, qPrintable(name));
        field->setCurrentIndex(at);
        Q_EMIT field->activated(at);
    }
    bool says(const QString &words) const
    {
        const auto all = dialog->findChildren<QLabel *>();
        return std::any_of(all.cbegin(), all.cend(),
            [&words](const QLabel *each) { return each->isVisible() && each->text().contains(words); });
    }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return list()->model()->index(row, column).data(role).toString();
    }
    bool isLooked() const
    {
        const QList<ConvertItem> &items = queue().items();
        return !items.isEmpty()
            && std::none_of(items.cbegin(), items.cend(), [](const ConvertItem &each) { return each.looking; });
    }
    bool isPreviewed() const { return isLooked() && !dialog->preview()->isBusy(); }
    const CueModel &after() const
    {
        return *qobject_cast<CueModel *>(dialog->preview()->compareView()->after()->model());
    }
    const CueModel &before() const
    {
        return *qobject_cast<CueModel *>(dialog->preview()->compareView()->before()->model());
    }
};

} // namespace Legenda
