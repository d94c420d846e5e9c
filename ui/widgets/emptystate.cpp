// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptystate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// "~/Videos" for a folder below the home folder.
QString shortPath(const QString &folder)
{
    const QString home = QDir::homePath();
    if (folder == home || folder.startsWith(home + u'/'))
        return u'~' + folder.mid(home.size());
    return folder;
}

} // namespace

EmptyState::EmptyState(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 3));
    layout->addStretch(2);

    m_picture = new QLabel(this);
    m_picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_picture);

    auto *title = new QLabel(tr("Drop videos, folders or web addresses here"), this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    title->setFont(font);
    title->setAlignment(Qt::AlignCenter);
    title->setWordWrap(true);
    layout->addWidget(title);

    auto *sentence = new QLabel(
        tr("Legenda shows which of them lack subtitles, finds the right ones and saves them beside the videos."), this);
    sentence->setAlignment(Qt::AlignCenter);
    sentence->setWordWrap(true);
    layout->addWidget(sentence);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *files = new QPushButton(Icons::get(u"add-files"_s), tr("Add files…"), this);
    auto *folder = new QPushButton(Icons::get(u"add-folder"_s), tr("Add folder…"), this);
    auto *web = new QPushButton(Icons::get(u"globe"_s), tr("Add web address…"), this);
    folder->setDefault(true);
    buttons->addWidget(files);
    buttons->addWidget(folder);
    buttons->addWidget(web);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(files, &QPushButton::clicked, this, &EmptyState::addFilesRequested);
    connect(folder, &QPushButton::clicked, this, &EmptyState::addFolderRequested);
    connect(web, &QPushButton::clicked, this, &EmptyState::addWebRequested);

    layout->addSpacing(spacing(this, 4));
    m_recentTitle = new QLabel(tr("Recent folders"), this);
    m_recentTitle->setAlignment(Qt::AlignCenter);
    m_recentTitle->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_recentTitle);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);
    layout->addLayout(m_recent);
    layout->addStretch(3);

    setRecentFolders({});
    updatePicture();
}

void EmptyState::setRecentFolders(const QStringList &folders)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        // A click on one of them may have led here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_recentTitle->setVisible(!folders.isEmpty());
    for (const QString &folder : folders) {
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setIcon(Icons::get(u"folder"_s, Icons::Tone::Subtle));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setText(
            fontMetrics().elidedText(shortPath(folder), Qt::ElideMiddle, spacing(this, 160)).replace(u'&', "&&"_L1));
        button->setToolTip(folder);
        button->setAccessibleName(tr("Open the folder %1").arg(folder));
        button->setFocusPolicy(Qt::StrongFocus);
        m_recent->addWidget(button, 0, Qt::AlignHCenter);
        connect(button, &QToolButton::clicked, this, [this, folder] { Q_EMIT folderChosen(folder); });
    }
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_picture && (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        updatePicture();
}

void EmptyState::updatePicture()
{
    m_picture->setPixmap(
        Icons::pixmap(u"drop-target"_s, spacing(this, 28), Theme::of(palette()).accent, devicePixelRatioF()));
}

} // namespace Legenda
