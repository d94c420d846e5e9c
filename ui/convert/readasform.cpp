// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/readasform.h"

#include "core/subtitles/formatregistry.h"
#include "core/subtitles/subtitletext.h"
#include "ui/convert/converttext.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct Choice
{
    QString text; ///< empty: a line between groups
    QVariant value;
    bool current = false;
};

bool holdsLanguages(const ConvertItem &item)
{
    return (item.facts && !item.facts->tracks.isEmpty()) || item.readAs.track.isValid();
}

QList<Choice> formats(const ConvertItem &item)
{
    const bool found = item.readAs.format.isEmpty() && item.facts;
    QList<Choice> all{{found ? ReadAsForm::tr("Automatic (%1)").arg(QString::fromUtf8(item.facts->format->name))
                             : ReadAsForm::tr("Automatic"),
                          QString(), item.readAs.format.isEmpty()},
        {}};
    for (const SubtitleFormat *format : subtitleFormats()) {
        const QString id = QString::fromLatin1(format->id);
        all.append({QString::fromUtf8(format->name), id, id == item.readAs.format});
    }
    return all;
}

QList<Choice> encodings(const ConvertItem &item)
{
    const bool found = item.readAs.encoding.isEmpty() && item.facts && !item.facts->encoding.encoding.isEmpty();
    QList<Choice> all{
        {found ? ReadAsForm::tr("Automatic (%1)").arg(item.facts->encoding.encoding) : ReadAsForm::tr("Automatic"),
            QString(), item.readAs.encoding.isEmpty()},
        {}};
    // What it may be as well comes first.
    QStringList likely;
    for (const EncodingChoice &choice : item.facts ? item.facts->encoding.alternatives : QList<EncodingChoice>()) {
        if (likely.contains(choice.encoding))
            continue;
        likely.append(choice.encoding);
        all.append({ConvertText::encodingChoice(choice), choice.encoding, choice.encoding == item.readAs.encoding});
    }
    if (!likely.isEmpty())
        all.append(Choice());
    const QStringList known = readableEncodings();
    for (const QString &name : known) {
        if (!likely.contains(name))
            all.append({name, name, name == item.readAs.encoding});
    }
    return all;
}

QList<Choice> rates(const ConvertItem &item, double videoFps)
{
    const double fps = item.facts ? item.facts->fps : 0;
    QList<Choice> all{{fps > 0 && item.readAs.fps <= 0 ? ReadAsForm::tr("Automatic (%1)").arg(ConvertText::rate(fps))
                                                       : ReadAsForm::tr("Automatic"),
                          0.0, item.readAs.fps <= 0},
        {}};
    const auto isSame = [](double a, double b) { return std::abs(a - b) < 0.0005; };
    const QList<double> common = commonRates();
    if (videoFps > 0)
        all.append({ReadAsForm::tr("%1 (the video's)").arg(ConvertText::rate(videoFps)), videoFps,
            isSame(videoFps, item.readAs.fps)});
    for (const double rate : common) {
        if (!isSame(rate, videoFps))
            all.append({ConvertText::rate(rate), rate, isSame(rate, item.readAs.fps)});
    }
    return all;
}

QList<Choice> tracks(const ConvertItem &item)
{
    QList<Choice> all{{ReadAsForm::tr("The first"), QString(), !item.readAs.track.isValid()}, {}};
    QList<Language> languages = item.facts ? item.facts->tracks : QList<Language>();
    // Chosen for several files, of which this one does not hold it.
    if (item.readAs.track.isValid() && !languages.contains(item.readAs.track))
        languages.append(item.readAs.track);
    for (const Language &language : std::as_const(languages))
        all.append({language.name(), language.code(), language == item.readAs.track});
    return all;
}

void fill(QComboBox *box, const QList<Choice> &choices)
{
    box->clear();
    for (const Choice &choice : choices) {
        if (choice.text.isEmpty())
            box->insertSeparator(box->count());
        else
            box->addItem(choice.text, choice.value);
        if (choice.current)
            box->setCurrentIndex(box->count() - 1);
    }
}

using Setter = void (*)(ReadAs &, const QVariant &);

void setFormat(ReadAs &readAs, const QVariant &value)
{
    readAs.format = value.toString();
}

void setEncoding(ReadAs &readAs, const QVariant &value)
{
    readAs.encoding = value.toString();
}

void setRate(ReadAs &readAs, const QVariant &value)
{
    readAs.fps = value.toDouble();
}

void setTrack(ReadAs &readAs, const QVariant &value)
{
    readAs.track = Language::fromCode(value.toString());
}

ReadAsChange changeTo(Setter set, const QVariant &value)
{
    return [set, value](ReadAs &readAs) { set(readAs, value); };
}

} // namespace

ReadAsForm::ReadAsForm(QWidget *parent) : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(spacing(this, 1.5));
    form->setVerticalSpacing(spacing(this, 1));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_format = addBox(u"readFormat"_s, tr("Format"));
    m_encoding = addBox(u"readEncoding"_s, tr("Encoding"));
    m_encoding->setToolTip(tr("What the letters are stored in. Choose another one if they look wrong."));
    m_rate = addBox(u"readFps"_s, tr("Frames/s"));
    m_rate->setToolTip(tr("For files that count frames. It has to be the rate of the video they were made for."));
    m_track = addBox(u"readTrack"_s, tr("Language"));
    m_track->setToolTip(tr("For files that hold several languages"));
    m_trackLabel = qobject_cast<QLabel *>(form->labelForField(m_track));
    m_hint = new QLabel(this);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(m_hint);
    const auto on = [this](QComboBox *box, Setter set) {
        connect(
            box, &QComboBox::activated, this, [this, box, set] { Q_EMIT changed(changeTo(set, box->currentData())); });
    };
    on(m_format, setFormat);
    on(m_encoding, setEncoding);
    on(m_rate, setRate);
    on(m_track, setTrack);
    setItem(nullptr, 0, 0);
}

QComboBox *ReadAsForm::addBox(const QString &name, const QString &label)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    box->setMaxVisibleItems(20);
    static_cast<QFormLayout *>(layout())->addRow(label, box);
    return box;
}

void ReadAsForm::setItem(const ConvertItem *item, int files, double videoFps)
{
    for (QComboBox *box : {m_format, m_encoding, m_rate, m_track}) {
        box->setEnabled(item);
        if (!item)
            box->clear();
    }
    const bool hasTracks = item && holdsLanguages(*item);
    m_track->setVisible(hasTracks);
    m_trackLabel->setVisible(hasTracks);
    m_hint->setText(files > 1 ? tr("A change here is for the %n chosen files.", nullptr, files) : QString());
    m_hint->setVisible(files > 1);
    if (!item)
        return;
    fill(m_format, formats(*item));
    fill(m_encoding, encodings(*item));
    m_encoding->setEnabled(!item->facts || item->facts->format->isText());
    fill(m_rate, rates(*item, videoFps));
    if (hasTracks)
        fill(m_track, tracks(*item));
}

void ReadAsForm::addMenus(
    QMenu *menu, const ConvertItem &item, double videoFps, const std::function<void(ReadAsChange)> &use)
{
    const auto add = [&](const QString &title, const QList<Choice> &choices, Setter set) {
        QMenu *sub = menu->addMenu(title);
        auto *group = new QActionGroup(sub);
        for (const Choice &choice : choices) {
            if (choice.text.isEmpty()) {
                sub->addSeparator();
                continue;
            }
            QAction *action = sub->addAction(QString(choice.text).replace(u'&', "&&"_L1));
            action->setCheckable(true);
            action->setChecked(choice.current);
            group->addAction(action);
            connect(action, &QAction::triggered, menu, [use, set, value = choice.value] { use(changeTo(set, value)); });
        }
    };
    add(tr("Read as format"), formats(item), setFormat);
    if (!item.facts || item.facts->format->isText())
        add(tr("Read with encoding"), encodings(item), setEncoding);
    add(tr("Read with frame rate"), rates(item, videoFps), setRate);
    if (holdsLanguages(item))
        add(tr("Read the language"), tracks(item), setTrack);
}

} // namespace Legenda
