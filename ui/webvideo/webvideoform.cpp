// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/webvideo/webvideoform.h"

#include "ui/webvideo/webwork.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

WebVideoForm::WebVideoForm(WebWork &work, QWidget *parent) : QWidget(parent), m_work(work)
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 1.5));
    m_intro = new QLabel(this);
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    layout->addWidget(m_intro);
    auto *fields = new QWidget(this);
    m_form = new QFormLayout(fields);
    QFormLayout *form = m_form;
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_address = new ElidedLabel(fields, Qt::ElideMiddle);
    m_fields.add(form, tr("Address"), m_address, {u"video_url"_s, u"url"_s});
    m_title = new QLineEdit(fields);
    m_address->setMinimumHeight(m_title->sizeHint().height()); // in line with its label
    m_fields.add(form, tr("&Title"), m_title, {u"title"_s});
    m_description = new QPlainTextEdit(fields);
    m_description->setTabChangesFocus(true);
    m_description->setMinimumHeight(spacing(this, 16));
    m_fields.add(form, tr("&Description"), m_description, {u"description"_s});
    m_language = new QComboBox(fields);
    m_language->setMinimumContentsLength(12);
    m_fields.add(form, tr("&Spoken language"), m_language, {u"primary_audio_language_code"_s, u"original_language"_s});
    m_length = new QSpinBox(fields);
    constexpr int longest = 100 * 3600;
    m_length->setRange(0, longest);
    m_length->setSpecialValueText(tr("As the site tells"));
    m_length->setSuffix(tr(" s"));
    m_fields.add(form, tr("&Length"), m_length, {u"duration"_s},
        tr("In seconds; needed only where the site of the video does not tell it."));
    layout->addWidget(fields, 1);
    auto *row = new QHBoxLayout;
    m_save = new QPushButton(this);
    m_save->setAutoDefault(false);
    m_save->setObjectName(u"saveVideo"_s);
    row->addStretch(1);
    row->addWidget(m_save);
    layout->addLayout(row);

    connect(m_title, &QLineEdit::textChanged, this, &WebVideoForm::updateActions);
    connect(m_description, &QPlainTextEdit::textChanged, this, &WebVideoForm::updateActions);
    connect(m_language, &QComboBox::currentIndexChanged, this, &WebVideoForm::updateActions);
    connect(m_save, &QPushButton::clicked, this, [this] { m_newAddress.isEmpty() ? save() : create(); });
    connect(&m_work, &WebWork::busyChanged, this, &WebVideoForm::updateActions);
    connect(&m_work, &WebWork::languagesChanged, this, [this] {
        fillLanguages(m_language, m_work, tr("Not said"));
        const int known = m_language->findData(m_work.video().spokenLanguage);
        if (m_language->currentIndex() <= 0 && known > 0)
            m_language->setCurrentIndex(known);
        updateActions();
    });
}

void WebVideoForm::showVideo()
{
    const WebVideo &video = m_work.video();
    m_newAddress.clear();
    m_intro->hide();
    m_fields.clearProblems();
    m_address->setText(video.addresses.isEmpty() ? QString() : video.addresses.first().toString());
    m_address->setAccessibleDescription(m_address->text());
    m_title->setText(video.title);
    m_title->setCursorPosition(0);
    m_description->setPlainText(video.description);
    fillLanguages(m_language, m_work, tr("Not said"));
    m_language->setCurrentIndex(std::max(0, m_language->findData(video.spokenLanguage)));
    m_length->setValue(static_cast<int>(video.durationMs / 1000));
    showLength(video.durationMs == 0);
    m_save->setText(tr("Save &changes"));
    updateActions();
}

void WebVideoForm::showNew(const QUrl &address)
{
    m_newAddress = address;
    m_fields.clearProblems();
    m_intro->setText(tr("%1 does not know this video yet. Create it there, and everybody can add subtitles to it. What "
                        "you leave empty is taken from the site of the video.")
                         .arg(m_work.serviceName()));
    m_intro->show();
    m_address->setText(address.toString());
    m_address->setAccessibleDescription(m_address->text());
    m_title->clear();
    m_description->clear();
    fillLanguages(m_language, m_work, tr("Not said"));
    showLength(true);
    m_length->setValue(0);
    m_save->setText(tr("&Create at %1").arg(m_work.serviceName()));
    updateActions();
}

void WebVideoForm::showLength(bool on)
{
    m_length->setEnabled(on);
    m_form->setRowVisible(m_form->rowCount() - 1, on);
}

bool WebVideoForm::isChanged() const
{
    const WebVideo &video = m_work.video();
    return m_title->text().trimmed() != video.title.trimmed()
        || m_description->toPlainText().trimmed() != video.description.trimmed()
        || (m_language->count() > 1 && m_language->currentData().toString() != video.spokenLanguage)
        || (m_length->isEnabled() && m_length->value() > 0);
}

void WebVideoForm::updateActions()
{
    const auto why = m_work.whyNotEdit();
    for (QWidget *field : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_description),
             static_cast<QWidget *>(m_language), static_cast<QWidget *>(m_length)}) {
        field->setToolTip(why ? why->message : QString());
    }
    m_title->setReadOnly(why.has_value());
    m_description->setReadOnly(why.has_value());
    m_language->setEnabled(!why);
    m_length->setReadOnly(why.has_value());
    m_save->setEnabled(m_work.mayEdit() && (!m_newAddress.isEmpty() || isChanged()));
    m_save->setToolTip(why ? why->message : QString());
}

void WebVideoForm::create()
{
    m_fields.clearProblems();
    WebVideoDraft draft;
    draft.address = m_newAddress;
    draft.title = m_title->text().trimmed();
    draft.description = m_description->toPlainText().trimmed();
    draft.spokenLanguage = m_language->currentData().toString();
    draft.durationMs = qint64(m_length->value()) * 1000;
    m_work.run(
        m_work.web().createWebVideo(draft, m_work.stopToken()), tr("Creating the video"),
        [this](const WebVideo &video) {
            m_work.setVideo(video);
            Q_EMIT m_work.succeeded(tr("The video is there now. Add a language to begin with its subtitles."));
        },
        [this](const Error &error) {
            if (!m_fields.showProblems(error))
                Q_EMIT m_work.failed(error);
        });
}

void WebVideoForm::save()
{
    const WebVideo &video = m_work.video();
    m_fields.clearProblems();
    WebVideoDraft draft;
    const QString title = m_title->text().trimmed();
    const QString description = m_description->toPlainText().trimmed();
    const QString language = m_language->currentData().toString();
    // An empty field means "as it was" to the service.
    const QString cannotEmpty = tr("It cannot be emptied there. Write something else instead.");
    if (title.isEmpty() && !video.title.isEmpty())
        return m_fields.setProblem(u"title"_s, cannotEmpty);
    if (description.isEmpty() && !video.description.trimmed().isEmpty())
        return m_fields.setProblem(u"description"_s, cannotEmpty);
    if (language.isEmpty() && !video.spokenLanguage.isEmpty() && m_language->count() > 1)
        return m_fields.setProblem(
            u"primary_audio_language_code"_s, tr("It cannot be taken back. Choose another one."));
    if (title != video.title.trimmed())
        draft.title = title;
    if (description != video.description.trimmed())
        draft.description = description;
    if (language != video.spokenLanguage)
        draft.spokenLanguage = language;
    if (m_length->isEnabled())
        draft.durationMs = qint64(m_length->value()) * 1000;
    m_work.run(
        m_work.web().updateWebVideo(video.id, draft, m_work.stopToken()), tr("Saving"),
        [this](const WebVideo &changed) {
            m_work.setVideo(changed);
            Q_EMIT m_work.succeeded(tr("Saved."));
        },
        [this](const Error &error) {
            if (!m_fields.showProblems(error))
                Q_EMIT m_work.failed(error);
        });
}

} // namespace Legenda
