// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/webvideo/webpostform.h"

#include "ui/webvideo/webwork.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// "1:02:03"
QString clock(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    const auto two = [](qint64 number) { return QString::number(number).rightJustified(2, u'0'); };
    const QString rest = two(seconds / 60 % 60) + u':' + two(seconds % 60);
    return seconds >= 3600 ? QString::number(seconds / 3600) + u':' + rest : rest;
}

} // namespace

WebPostForm::WebPostForm(WebWork &work, QWidget *parent) : QWidget(parent), m_work(work)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this, 1.5));
    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_language = new QComboBox(fields);
    m_fields.add(form, tr("&Language"), m_language, {u"language"_s, u"language_code"_s});
    m_file = new QWidget(fields);
    auto *fileRow = new QHBoxLayout(m_file);
    fileRow->setContentsMargins(0, 0, 0, 0);
    m_fileName = new QLineEdit(m_file);
    m_fileName->setReadOnly(true);
    m_fileName->setObjectName(u"fileName"_s);
    m_fileName->setPlaceholderText(tr("No file chosen"));
    m_fileName->setAccessibleName(tr("File"));
    auto *choose = new QPushButton(tr("C&hoose…"), m_file);
    choose->setAutoDefault(false);
    choose->setObjectName(u"chooseFile"_s);
    fileRow->addWidget(m_fileName, 1);
    fileRow->addWidget(choose);
    m_file->setFocusProxy(choose);
    m_fields.add(form, tr("File"), m_file, {u"subtitles"_s, u"subtitles_url"_s});
    m_format = new QComboBox(fields);
    const QStringList formats = webFormats();
    for (const QString &format : formats)
        m_format->addItem(format, format);
    m_fields.add(form, tr("For&mat"), m_format, {u"sub_format"_s}, tr("Found by the name of the file."));
    m_action = new QComboBox(fields);
    m_fields.add(form, tr("&Then"), m_action, {u"action"_s, u"is_complete"_s});
    layout->addWidget(fields);
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"summary"_s);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_summary);
    m_warning = new ProblemLabel(this);
    layout->addWidget(m_warning);
    layout->addStretch(1);
    auto *row = new QHBoxLayout;
    auto *back = new QPushButton(tr("&Back"), this);
    back->setAutoDefault(false);
    m_send = new QPushButton(tr("&Send new version"), this);
    m_send->setAutoDefault(false);
    m_send->setObjectName(u"sendVersion"_s);
    row->addWidget(back);
    row->addStretch(1);
    row->addWidget(m_send);
    layout->addLayout(row);

    connect(choose, &QPushButton::clicked, this, &WebPostForm::chooseFile);
    connect(back, &QPushButton::clicked, this, &WebPostForm::cancelled);
    connect(m_send, &QPushButton::clicked, this, &WebPostForm::send);
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        loadActions();
        updateSummary();
    });
    connect(m_format, &QComboBox::currentIndexChanged, this, &WebPostForm::readFile);
    connect(m_action, &QComboBox::currentIndexChanged, this, &WebPostForm::updateSummary);
    connect(&m_work, &WebWork::busyChanged, this, &WebPostForm::updateActions);
}

void WebPostForm::begin(const QList<WebLanguage> &languages, const QString &chosen)
{
    m_languages = languages;
    m_path.clear();
    m_upload.reset();
    ++m_reading;
    m_fileName->clear();
    m_fields.clearProblems();
    {
        const QSignalBlocker quiet(m_language);
        m_language->clear();
        for (const WebLanguage &language : m_languages)
            m_language->addItem(
                language.name.isEmpty() ? m_work.languageName(language.code) : language.name, language.code);
        m_language->setCurrentIndex(std::max(0, m_language->findData(chosen)));
    }
    loadActions();
    updateSummary();
    m_file->setFocus();
}

void WebPostForm::loadActions()
{
    m_actionsOffered.clear();
    const auto show = [this] {
        const QSignalBlocker quiet(m_action);
        m_action->clear();
        for (const WebAction &action : std::as_const(m_actionsOffered))
            m_action->addItem(action.label, action.id);
        m_action->addItem(tr("What is usual at %1").arg(m_work.serviceName()), QString());
        updateSummary();
    };
    show();
    const QString code = m_language->currentData().toString();
    if (code.isEmpty())
        return;
    m_work.run(
        m_work.web().webActions(m_work.video().id, code, m_work.stopToken()), tr("Asking what can be done"),
        [this, code, show](const QList<WebAction> &actions) {
            if (m_language->currentData().toString() != code)
                return;
            m_actionsOffered = actions;
            show();
        },
        // Then it is left to the service.
        [](const Error &) {});
}

void WebPostForm::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Subtitle file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Subtitles") + u" (*.srt *.vtt *.sbv *.ssa *.ass *.dfxp *.ttml *.xml *.txt)"_s,
        tr("All files") + u" (*)"_s});
    connect(dialog, &QFileDialog::fileSelected, this, &WebPostForm::setFile);
    dialog->open();
}

void WebPostForm::setFile(const QString &path)
{
    m_path = path;
    m_fileName->setText(QFileInfo(path).fileName());
    m_fileName->setToolTip(path);
    if (const int index = m_format->findData(webFormatOf(path)); index >= 0) {
        const QSignalBlocker quiet(m_format);
        m_format->setCurrentIndex(index);
    }
    readFile();
}

void WebPostForm::readFile()
{
    m_upload.reset();
    m_fields.clearProblems();
    const int number = ++m_reading;
    updateSummary();
    if (m_path.isEmpty())
        return;
    m_work.run(
        readWebUpload(m_path, m_format->currentData().toString(), this, m_work.stopToken()), tr("Reading the file"),
        [this, number](const WebUpload &upload) {
            if (number != m_reading)
                return;
            m_upload = upload;
            updateSummary();
        },
        [this, number](const Error &error) {
            if (number == m_reading)
                m_fields.setProblem(u"subtitles"_s, error.message);
        });
}

QString WebPostForm::languageName() const
{
    return m_language->currentText();
}

void WebPostForm::updateSummary()
{
    QStringList warnings;
    if (!m_upload) {
        m_summary->setText(tr("Choose a file; then it says here what will be sent."));
    } else {
        QStringList facts{m_upload->format};
        if (m_upload->cues > 0)
            facts.append(tr("%n line(s)", nullptr, m_upload->cues));
        if (m_upload->lastCueMs > 0)
            facts.append(tr("until %1").arg(clock(m_upload->lastCueMs)));
        const QString title = m_work.video().title.isEmpty() ? m_work.video().id : m_work.video().title;
        QString text = tr("“%1” (%2) becomes a new version of the subtitles in %3 of “%4”.")
                           .arg(m_upload->fileName, facts.join(u", "_s), languageName(), title);
        const QString action = m_action->currentData().toString();
        const auto offered = std::find_if(m_actionsOffered.cbegin(), m_actionsOffered.cend(),
            [&](const WebAction &each) { return each.id == action; });
        if (action == "publish"_L1)
            text += u' ' + tr("It is published: everybody sees it in place of the version before.");
        else if (offered != m_actionsOffered.cend())
            text += u' ' + tr("Then %1 does: %2.").arg(m_work.serviceName(), offered->label);
        else
            text += u' ' + tr("%1 decides whether everybody sees it.").arg(m_work.serviceName());
        if (offered != m_actionsOffered.cend() && offered->completes)
            text += u' ' + tr("The language counts as complete then.");
        m_summary->setText(text);
        warnings = m_upload->warnings;
        const Language wanted = Language::fromCode(m_language->currentData().toString());
        if (m_upload->language.isValid() && wanted.isValid() && wanted.base() != m_upload->language.base())
            warnings.prepend(tr("The text reads as %1, not as %2.").arg(m_upload->language.name(), languageName()));
        const qint64 length = m_work.video().durationMs;
        if (length > 0 && m_upload->lastCueMs > length + 5000)
            warnings.prepend(tr("The last line comes after the end of the video (%1).").arg(clock(length)));
    }
    m_warning->setProblem(warnings.join(u' '));
    updateActions();
}

void WebPostForm::updateActions()
{
    const auto why = m_work.whyNotEdit();
    m_send->setEnabled(m_work.mayEdit() && m_upload && m_language->count() > 0);
    m_send->setToolTip(why ? why->message : QString());
}

void WebPostForm::send()
{
    if (!m_upload)
        return;
    m_fields.clearProblems();
    const QString code = m_language->currentData().toString();
    WebSubtitlesDraft draft;
    draft.content = m_upload->content;
    draft.format = m_upload->format;
    draft.action = m_action->currentData().toString();
    m_work.run(
        m_work.web().postWebSubtitles(m_work.video().id, code, draft, m_work.stopToken()), tr("Sending the subtitles"),
        [this, code, language = languageName()](const WebVersion &version) {
            Q_EMIT m_work.succeeded(version.number > 0
                    ? tr("Version %1 in %2 is there.").arg(QString::number(version.number), language)
                    : tr("The new version in %1 was taken.").arg(language));
            Q_EMIT posted(code);
        },
        [this](const Error &error) {
            if (!m_fields.showProblems(error))
                Q_EMIT m_work.failed(error);
        });
}

} // namespace Legenda
