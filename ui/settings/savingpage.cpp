// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/savingpage.h"

#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"
#include "core/save/savepath.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Legenda {

SavingPage::SavingPage(const Engine &engine, QWidget *parent) : PreferencesPage(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(spacing(this, 2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildNames(form);
    buildPlace(form);
    m_example = new ElidedLabel(this, Qt::ElideMiddle);
    m_example->setQuiet(true);
    form->addRow(tr("Example"), m_example);
    m_webRow = webFolderRow();
    auto *webLabel = new QLabel(tr("For web vi&deos"), this);
    webLabel->setBuddy(m_webFolder);
    form->addRow(webLabel, m_webRow);

    m_conflict = new QComboBox(this);
    m_conflict->addItem(tr("Ask"), u"ask"_s);
    m_conflict->addItem(tr("Keep it and save nothing"), u"skip"_s);
    m_conflict->addItem(tr("Keep both, with a number in the new name"), u"rename"_s);
    m_conflict->addItem(tr("Replace it and keep the old one as .bak"), u"replace"_s);
    form->addRow(tr("If a file is &there"), m_conflict);
    buildText(form);
    loadFormats(engine);

    connect(m_conflict, &QComboBox::currentIndexChanged, this, &PreferencesPage::changed);
    connect(m_format, &QComboBox::currentIndexChanged, this, &PreferencesPage::changed);
    connect(m_bom, &QCheckBox::toggled, this, &PreferencesPage::changed);
    update();
}

void SavingPage::buildNames(QFormLayout *form)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing(this, 0.5));
    m_template = new QLineEdit(this);
    m_template->setObjectName(u"nameTemplate"_s);
    m_template->setPlaceholderText(defaultNameTemplate());
    m_template->setToolTip(
        tr("{stem}: name of the video, {language}: en, {language3}: eng, {flags}: forced or sdh, {ext}: srt"));
    m_templateProblem = new ProblemLabel(this);
    column->addWidget(m_template);
    column->addWidget(m_templateProblem);
    auto *label = new QLabel(tr("&Name"), this);
    label->setBuddy(m_template);
    form->addRow(label, column);
    connect(m_template, &QLineEdit::textChanged, this, &SavingPage::update);
}

void SavingPage::buildPlace(QFormLayout *form)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing(this, 0.5));
    m_place = new QComboBox(this);
    m_place->setObjectName(u"place"_s);
    m_place->addItems({tr("Beside the video"), tr("In a folder beside the video"), tr("In one folder for all")});
    auto *row = new QHBoxLayout;
    m_folder = new QLineEdit(this);
    m_folder->setObjectName(u"folder"_s);
    m_folder->setAccessibleName(tr("Folder for subtitles"));
    m_choose = new QPushButton(tr("Choose…"), this);
    row->addWidget(m_folder, 1);
    row->addWidget(m_choose);
    m_folderProblem = new ProblemLabel(this);
    column->addWidget(m_place);
    column->addLayout(row);
    column->addWidget(m_folderProblem);
    auto *label = new QLabel(tr("&Where"), this);
    label->setBuddy(m_place);
    form->addRow(label, column);
    connect(m_place, &QComboBox::currentIndexChanged, this, [this](int place) {
        // A relative name makes no sense as a folder for all, nor the other way round.
        if (place == SubFolder && (m_folder->text().isEmpty() || QDir::isAbsolutePath(m_folder->text())))
            m_folder->setText(u"Subs"_s);
        else if (place == FixedFolder && !QDir::isAbsolutePath(m_folder->text()))
            m_folder->clear();
        update();
    });
    connect(m_folder, &QLineEdit::textChanged, this, &SavingPage::update);
    connect(m_choose, &QPushButton::clicked, this, [this] { chooseFolder(m_folder); });
}

QWidget *SavingPage::webFolderRow()
{
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(this, 0.5));
    auto *row = new QHBoxLayout;
    m_webFolder = new QLineEdit(whole);
    m_webFolder->setObjectName(u"webFolder"_s);
    m_webFolder->setPlaceholderText(tr("Asked for the first time"));
    m_webFolder->setAccessibleName(tr("Folder for subtitles of videos on the web"));
    m_webFolder->setToolTip(tr("Videos on the web have no folder of their own"));
    auto *choose = new QPushButton(tr("Choose…"), whole);
    row->addWidget(m_webFolder, 1);
    row->addWidget(choose);
    m_webProblem = new ProblemLabel(whole);
    column->addLayout(row);
    column->addWidget(m_webProblem);
    connect(m_webFolder, &QLineEdit::textChanged, this, &SavingPage::update);
    connect(choose, &QPushButton::clicked, this, [this] { chooseFolder(m_webFolder); });
    return whole;
}

void SavingPage::buildText(QFormLayout *form)
{
    m_encoding = new QComboBox(this);
    m_encoding->setObjectName(u"encoding"_s);
    const QStringList encodings = knownEncodings();
    for (const QString &encoding : encodings)
        m_encoding->addItem(encoding, encoding);
    m_encoding->insertItem(1, tr("As the service sent it"), u"original"_s);
    form->addRow(tr("&Encoding"), m_encoding);
    m_bom = new QCheckBox(tr("With a byte order &mark (for some old players)"), this);
    form->addRow(QString(), m_bom);
    m_format = new QComboBox(this);
    m_format->addItem(tr("As it comes"), QString());
    form->addRow(tr("&Format"), m_format);
    connect(m_encoding, &QComboBox::currentIndexChanged, this, &SavingPage::update);
}

void SavingPage::loadFormats(const Engine &engine)
{
    const QList<SubtitleProvider *> providers = engine.registry().enabled();
    for (SubtitleProvider *provider : providers) {
        auto *facts = capability<ServiceFacts>(provider);
        if (!facts)
            continue;
        whenDone(facts->formats({}), this, [this](const Result<QStringList> &formats) {
            const QStringList names = formats.value_or(QStringList());
            for (const QString &name : names) {
                if (m_format->findData(name) < 0)
                    m_format->addItem(name, name);
            }
        });
    }
}

void SavingPage::load(const Preferences &preferences)
{
    m_template->setText(preferences.nameTemplate == defaultNameTemplate() ? QString() : preferences.nameTemplate);
    m_place->setCurrentIndex(preferences.saveFolder.isEmpty() ? Beside
            : QDir::isAbsolutePath(preferences.saveFolder)    ? FixedFolder
                                                              : SubFolder);
    m_folder->setText(preferences.saveFolder);
    m_webFolder->setText(preferences.webFolder);
    const auto show = [](QComboBox *box, const QString &value) {
        // A value from another version or a hand-edited file stays as it is.
        if (box->findData(value) < 0)
            box->addItem(value, value);
        box->setCurrentIndex(box->findData(value));
    };
    show(m_conflict, preferences.onConflict);
    show(m_encoding, preferences.saveEncoding);
    show(m_format, preferences.saveFormat);
    m_bom->setChecked(preferences.saveBom);
    update();
}

void SavingPage::store(Preferences &preferences) const
{
    preferences.nameTemplate = m_template->text().trimmed();
    preferences.saveFolder = folder();
    preferences.webFolder = m_webFolder->text().trimmed();
    preferences.onConflict = m_conflict->currentData().toString();
    preferences.saveEncoding = m_encoding->currentData().toString();
    preferences.saveBom = m_bom->isChecked() && m_bom->isEnabled();
    preferences.saveFormat = m_format->currentData().toString();
}

QString SavingPage::folder() const
{
    return m_place->currentIndex() == Beside ? QString() : m_folder->text().trimmed();
}

QString SavingPage::templateProblem(const QString &nameTemplate)
{
    static const QRegularExpression placeholder(u"\\{([^{}]*)\\}"_s);
    static const QStringList known{u"stem"_s, u"language"_s, u"language3"_s, u"flags"_s, u"ext"_s};
    if (nameTemplate.trimmed().isEmpty())
        return {};
    if (nameTemplate.contains(u'/') || nameTemplate.contains(u'\\'))
        return tr("A name holds no slash. Choose the folder below.");
    for (auto all = placeholder.globalMatch(nameTemplate); all.hasNext();) {
        const QString name = all.next().captured(1);
        if (!known.contains(name))
            return tr("{%1} is not known. There are: {%2}.").arg(name, known.join("}, {"_L1));
    }
    if (!nameTemplate.contains("{stem}"_L1))
        return tr("Without {stem} players do not find the subtitle, and all of them get the same name.");
    if (!nameTemplate.contains("{language}"_L1) && !nameTemplate.contains("{language3}"_L1))
        return tr("Without {language} subtitles in several languages get the same name.");
    if (!nameTemplate.endsWith("{ext}"_L1))
        return tr("The name has to end with {ext}, so that players know the format.");
    return {};
}

QString SavingPage::example(const QString &nameTemplate, const QString &folder)
{
    SaveName name;
    name.videoPath = tr("/Videos/The Long Road (2019).mkv", "example of a video's path");
    name.language = Language::fromCode(u"en");
    name.forced = true;
    return QDir::toNativeSeparators(
        subtitlePath(name, nameTemplate.trimmed().isEmpty() ? defaultNameTemplate() : nameTemplate.trimmed(), folder));
}

QString SavingPage::problem() const
{
    if (const QString wrong = templateProblem(m_template->text()); !wrong.isEmpty())
        return wrong;
    const QString place = folder();
    if (m_place->currentIndex() == SubFolder) {
        if (place.isEmpty())
            return tr("Give the folder a name.");
        if (QDir::isAbsolutePath(place) || place.split(u'/').contains(".."_L1))
            return tr("This is a name such as “Subs”, below the folder of the video.");
    }
    if (m_place->currentIndex() == FixedFolder && !QDir::isAbsolutePath(place))
        return tr("Choose a folder.");
    return webProblem();
}

QString SavingPage::webProblem() const
{
    const QString place = m_webFolder->text().trimmed();
    return place.isEmpty() || QDir::isAbsolutePath(place) ? QString() : tr("This is the whole path of a folder.");
}

void SavingPage::update()
{
    m_folder->setVisible(m_place->currentIndex() != Beside);
    m_choose->setVisible(m_place->currentIndex() == FixedFolder);
    const QString wrongName = templateProblem(m_template->text());
    const QString wrong = problem();
    m_templateProblem->setProblem(wrongName);
    const QString wrongWeb = webProblem();
    m_folderProblem->setProblem(wrongName.isEmpty() && wrong != wrongWeb ? wrong : QString());
    m_webProblem->setProblem(wrongWeb);
    // One folder for all is one for them, too.
    m_webRow->setEnabled(m_place->currentIndex() != FixedFolder);
    m_example->setText(wrong.isEmpty() || wrong == wrongWeb ? example(m_template->text(), folder()) : u"–"_s);
    m_bom->setEnabled(m_encoding->currentData().toString().startsWith("UTF-"_L1));
    Q_EMIT changed();
}

void SavingPage::chooseFolder(QLineEdit *into)
{
    auto *dialog = new QFileDialog(this, tr("Folder for subtitles"), into->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, into, &QLineEdit::setText);
    dialog->open();
}

} // namespace Legenda
