// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/targetform.h"

#include "core/subtitles/formatregistry.h"
#include "core/subtitles/subtitletext.h"
#include "ui/convert/converttext.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// What people convert to.
constexpr const char *common[] = {"subrip", "webvtt", "ass", "ttml", "microdvd", "sami", "ebu-stl"};

void select(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

TargetForm::TargetForm(QWidget *parent) : ChoicesForm(parent)
{
    buildFormat();
    buildEncoding();
    buildPlace();
    setChoices({});
}

QComboBox *TargetForm::plainBox()
{
    auto *box = new QComboBox(this);
    // Long names must not make the panel wider than it is.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    box->setMaxVisibleItems(20);
    return box;
}

void TargetForm::buildFormat()
{
    m_format = plainBox();
    m_format->setObjectName(u"format"_s);
    m_format->addItem(tr("As it is"), QString());
    m_format->insertSeparator(m_format->count());
    const auto isCommon = [](const SubtitleFormat &format) {
        return std::any_of(std::begin(common), std::end(common),
            [&](const char *id) { return QLatin1StringView(id) == QLatin1StringView(format.id); });
    };
    for (const char *id : common) {
        const SubtitleFormat *format = subtitleFormat(QString::fromLatin1(id));
        if (format && format->canWrite())
            m_format->addItem(ConvertText::format(*format), QString::fromLatin1(id));
    }
    m_format->insertSeparator(m_format->count());
    for (const SubtitleFormat *format : subtitleFormats()) {
        if (format->canWrite() && !isCommon(*format))
            m_format->addItem(ConvertText::format(*format), QString::fromLatin1(format->id));
    }
    addField(tr("&Format"), m_format);
    connect(m_format, &QComboBox::currentIndexChanged, this,
        [this] { change([this](ConvertChoices &choices) { choices.format = m_format->currentData().toString(); }); });

    m_rate = rateBox(&ConvertChoices::writeFps, tr("Of the video"));
    m_rate->setObjectName(u"writeFps"_s);
    m_rate->setToolTip(tr("The format counts frames: with another rate than the video's, nothing fits."));
    addField(tr("F&rames/s"), m_rate);
    QWidget *label = grid()->itemAtPosition(grid()->rowCount() - 1, 0)->widget();
    onShow([this, label](const ConvertChoices &choices) {
        select(m_format, choices.format);
        const SubtitleFormat *format = subtitleFormat(choices.format);
        const bool counts = format && format->countsFrames;
        m_rate->setVisible(counts);
        label->setVisible(counts);
    });
}

void TargetForm::setVideoRate(double fps)
{
    const bool chosen = m_rate->currentIndex() == 0;
    const QSignalBlocker quiet(m_rate);
    m_rate->setItemText(0, fps > 0 ? tr("Of the video (%1)").arg(ConvertText::rate(fps)) : tr("Of the video"));
    if (chosen)
        m_rate->setEditText(m_rate->itemText(0));
}

void TargetForm::buildEncoding()
{
    auto *encoding = plainBox();
    encoding->setObjectName(u"encoding"_s);
    encoding->addItem(u"UTF-8"_s, u"UTF-8"_s);
    encoding->addItem(tr("As it is"), QString());
    encoding->insertSeparator(encoding->count());
    const QStringList known = knownEncodings();
    for (const QString &name : known) {
        if (name != "UTF-8"_L1)
            encoding->addItem(name, name);
    }
    addField(tr("&Encoding"), encoding);
    auto *mark = new QCheckBox(tr("&Byte order mark"), this);
    mark->setToolTip(tr("A sign at the beginning of the file that says that it is Unicode. Old players want it."));
    bind(mark, &ConvertChoices::mark);
    grid()->addWidget(mark, grid()->rowCount(), 1);
    auto *ends = plainBox();
    ends->setObjectName(u"lineEnds"_s);
    ends->addItem(tr("As they are"), static_cast<int>(ConvertChoices::LineEnds::AsTheyAre));
    ends->addItem(tr("Unix (LF)"), static_cast<int>(ConvertChoices::LineEnds::Lf));
    ends->addItem(tr("Windows (CR LF)"), static_cast<int>(ConvertChoices::LineEnds::CrLf));
    addField(tr("Line e&nds"), ends);
    connect(encoding, &QComboBox::currentIndexChanged, this, [this, encoding] {
        change([&](ConvertChoices &choices) { choices.encoding = encoding->currentData().toString(); });
    });
    connect(ends, &QComboBox::currentIndexChanged, this, [this, ends] {
        change([&](ConvertChoices &choices) {
            choices.lineEnds = static_cast<ConvertChoices::LineEnds>(ends->currentData().toInt());
        });
    });
    onShow([encoding, ends, mark](const ConvertChoices &choices) {
        select(encoding, choices.encoding);
        select(ends, static_cast<int>(choices.lineEnds));
        const SubtitleFormat *format = subtitleFormat(choices.format);
        const bool isText = !format || format->isText();
        encoding->setEnabled(isText);
        ends->setEnabled(isText);
        mark->setEnabled(isText && choices.encoding.startsWith("UTF-"_L1));
    });
}

void TargetForm::buildPlace()
{
    m_place = plainBox();
    m_place->setObjectName(u"place"_s);
    m_place->addItem(tr("Beside the file"), false);
    m_place->addItem(tr("In a folder"), true);
    addField(tr("&Save"), m_place);
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing(this, 1));
    m_folder = new QLineEdit(row);
    m_folder->setObjectName(u"folder"_s);
    m_folder->setAccessibleName(tr("Folder for the results"));
    m_folder->setPlaceholderText(tr("Choose a folder"));
    auto *choose = new QPushButton(tr("Ch&oose…"), row);
    choose->setAutoDefault(false);
    line->addWidget(m_folder, 1);
    line->addWidget(choose);
    grid()->addWidget(row, grid()->rowCount(), 0, 1, 2);
    auto *conflict = plainBox();
    conflict->setObjectName(u"onConflict"_s);
    conflict->addItem(tr("Ask"), static_cast<int>(ConflictPolicy::Ask));
    conflict->addItem(tr("Keep both"), static_cast<int>(ConflictPolicy::KeepBoth));
    conflict->addItem(tr("Replace it, keep the old one as .bak"), static_cast<int>(ConflictPolicy::Replace));
    conflict->addItem(tr("Skip"), static_cast<int>(ConflictPolicy::Skip));
    addField(tr("If &there"), conflict);
    conflict->setToolTip(tr("What happens where a file has the name already"));

    connect(m_place, &QComboBox::currentIndexChanged, this,
        [this] { change([this](ConvertChoices &choices) { choices.intoFolder = m_place->currentData().toBool(); }); });
    // Only by the person, not when choices are shown.
    connect(m_place, &QComboBox::activated, this, [this] {
        if (m_place->currentData().toBool() && choices().folder.isEmpty())
            chooseFolder();
    });
    connect(m_folder, &QLineEdit::textChanged, this,
        [this](const QString &text) { change([&](ConvertChoices &choices) { choices.folder = text.trimmed(); }); });
    connect(choose, &QPushButton::clicked, this, &TargetForm::chooseFolder);
    connect(conflict, &QComboBox::currentIndexChanged, this, [this, conflict] {
        change([&](ConvertChoices &choices) {
            choices.onConflict = static_cast<ConflictPolicy>(conflict->currentData().toInt());
        });
    });
    onShow([this, row, conflict](const ConvertChoices &choices) {
        select(m_place, choices.intoFolder);
        row->setVisible(choices.intoFolder);
        if (m_folder->text().trimmed() != choices.folder)
            m_folder->setText(choices.folder);
        select(conflict, static_cast<int>(choices.onConflict));
    });
}

void TargetForm::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder for the results"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

} // namespace Legenda
