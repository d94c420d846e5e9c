// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/videos/addwebdialog.h"

#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

AddWebDialog::AddWebDialog(const QString &text, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Add a video on the web"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 2));

    auto *label = new QLabel(tr("A&ddress of the video"), this);
    m_text = new QLineEdit(this);
    m_text->setObjectName(u"address"_s);
    m_text->setPlaceholderText(u"https://www.youtube.com/watch?v=…"_s);
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(spacing(this, 130));
    m_text->setLayoutDirection(Qt::LeftToRight); // addresses run that way in every language
    label->setBuddy(m_text);
    layout->addWidget(label);
    layout->addWidget(m_text);
    m_says = new QLabel(this);
    m_says->setTextFormat(Qt::PlainText);
    m_says->setWordWrap(true);
    m_says->setForegroundRole(QPalette::PlaceholderText);
    // So that nothing moves while typing.
    m_says->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    layout->addWidget(m_says);
    layout->addStretch();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!m_videos.isEmpty())
            Q_EMIT chosen(m_videos);
        accept();
    });
    connect(m_text, &QLineEdit::textChanged, this, &AddWebDialog::update);

    QStringList known;
    const QList<VideoAddress> videos = videoAddressesIn(text).videos;
    for (const VideoAddress &video : videos)
        known.append(video.address);
    m_text->setText(known.join(u' '));
    m_text->selectAll();
    update();
}

void AddWebDialog::update()
{
    const QString text = m_text->text().trimmed();
    AddressesInText found = videoAddressesIn(text);
    m_videos = std::exchange(found.videos, {});
    m_add->setEnabled(!m_videos.isEmpty());
    const QString what = tr("YouTube, Vimeo, Dailymotion and Amara, or the address of a video file (.mp4, .webm …).");
    if (m_videos.size() == 1)
        m_says->setText(tr("%1: %2").arg(siteName(m_videos.first().address), shortAddress(m_videos.first().address)));
    else if (m_videos.size() > 1)
        m_says->setText(tr("%1 videos").arg(m_videos.size()));
    if (!m_videos.isEmpty() && !found.others.isEmpty())
        m_says->setText(tr("%1. Left out, since it leads to no video: %2")
                            .arg(m_says->text(), shortAddress(found.others.first()).left(80)));
    if (!m_videos.isEmpty())
        return;
    if (text.isEmpty())
        m_says->setText(what);
    else
        m_says->setText(tr("This leads to no video Legenda knows of. It knows: %1").arg(what));
}

} // namespace Legenda
