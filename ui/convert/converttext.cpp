// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/converttext.h"

#include "ui/videos/videotext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda {

QList<double> commonRates()
{
    return {24000.0 / 1001.0, 24, 25, 30000.0 / 1001.0, 30, 50, 60000.0 / 1001.0, 60};
}

QString ConvertText::fileName(const QString &path)
{
    return oneLine(path.mid(path.lastIndexOf(u'/') + 1));
}

QString ConvertText::place(const QString &path)
{
    return oneLine(path.left(qMax<qsizetype>(1, path.lastIndexOf(u'/'))));
}

QString ConvertText::format(const SubtitleFormat &format)
{
    return u"%1 (.%2)"_s.arg(QString::fromUtf8(format.name), format.extension());
}

QString ConvertText::rate(double fps)
{
    QString text = QLocale().toString(fps, 'f', 3);
    while (text.endsWith(QLocale().zeroDigit()))
        text.chop(QLocale().zeroDigit().size());
    if (text.endsWith(QLocale().decimalPoint()))
        text.chop(QLocale().decimalPoint().size());
    return text;
}

QString ConvertText::length(qint64 ms)
{
    const qint64 seconds = qMax<qint64>(0, ms) / 1000;
    return u"%1:%2:%3"_s.arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, '0'_L1).arg(seconds % 60, 2, 10, '0'_L1);
}

QString ConvertText::encodingChoice(const EncodingChoice &choice)
{
    return tr("%1 (%2 %)", "an encoding and how likely it is").arg(choice.encoding).arg(choice.confidence);
}

QString ConvertText::inTheWay(ConflictPolicy policy)
{
    switch (policy) {
    case ConflictPolicy::Skip:
        return tr("Would be skipped");
    case ConflictPolicy::KeepBoth:
        return tr("Gets another name");
    case ConflictPolicy::Replace:
        return tr("Would replace it");
    case ConflictPolicy::Ask:
        break;
    }
    return tr("You will be asked");
}

QString ConvertText::state(const ConvertItem &item)
{
    using State = ConvertItem::State;
    switch (item.state) {
    case State::Waiting:
        break;
    case State::Working:
        return tr("Converting…");
    case State::Planned:
        return item.inTheWay ? inTheWay(item.onConflict) : tr("Would be written");
    case State::Saved:
        return tr("Saved");
    case State::Unchanged:
        return tr("There already");
    case State::Skipped:
        return tr("Left as it is");
    case State::Conflict:
        return tr("Waits for you");
    case State::Failed:
        return tr("Not converted");
    }
    if (item.lookError)
        return tr("Cannot be read");
    return item.looking ? tr("Reading…") : QString();
}

QString ConvertText::stateDetail(const ConvertItem &item)
{
    if (item.error)
        return oneLine(item.error->message);
    if (item.state == ConvertItem::State::Waiting || item.state == ConvertItem::State::Working)
        return item.lookError ? oneLine(item.lookError->message) : QString();
    if (item.parts > 1)
        return tr("%1 and %n more", "the last of several files", item.parts - 1).arg(fileName(item.result));
    return fileName(item.result);
}

QString ConvertText::toolTip(const ConvertItem &item)
{
    QStringList lines{oneLine(item.path)};
    if (item.facts) {
        if (!item.facts->encoding.sure && item.readAs.encoding.isEmpty())
            lines << tr("The encoding is a guess. If letters look wrong, choose another one.");
        if (item.facts->fpsGuessed)
            lines << tr("The frame rate is a guess: the file counts frames and does not say how many a second.");
    }
    if (item.inTheWay)
        lines << tr("There is a file of that name: %1").arg(oneLine(item.result));
    else if (!item.result.isEmpty())
        lines << oneLine(item.result);
    if (item.error)
        lines << item.error->message;
    else if (item.lookError)
        lines << item.lookError->message;
    if (item.remarks.isEmpty() && item.facts)
        lines << item.facts->warnings;
    lines << item.remarks;
    return lines.join(u'\n');
}

QString ConvertText::planned(const ConvertQueue &queue)
{
    using State = ConvertItem::State;
    int written = 0;
    int taken = 0;
    for (const ConvertItem &item : queue.items()) {
        const bool planned = item.state == State::Planned;
        written += planned && !(item.inTheWay && item.onConflict == ConflictPolicy::Skip) ? 1 : 0;
        taken += planned && item.inTheWay ? 1 : 0;
    }
    QStringList parts{tr("%n file(s) would be written.", nullptr, written)};
    if (taken > 0)
        parts << tr("%n of the names are taken.", nullptr, taken);
    if (const int same = queue.count(State::Unchanged); same > 0)
        parts << tr("%n file(s) are there already, with the very same content.", nullptr, same);
    if (const int failed = queue.count(State::Failed); failed > 0)
        parts << tr("%n file(s) cannot be converted.", nullptr, failed);
    parts << tr("Nothing was written.");
    return parts.join(u' ');
}

QString ConvertText::done(const ConvertQueue &queue)
{
    using State = ConvertItem::State;
    QStringList parts;
    if (const auto saved = static_cast<int>(queue.savedPaths().size()); saved == 1)
        parts << tr("Saved “%1”.").arg(fileName(queue.savedPaths().constFirst()));
    else if (saved > 1)
        parts << tr("Saved %n files.", nullptr, saved);
    if (const int same = queue.count(State::Unchanged); same > 0)
        parts << tr("%n file(s) are there already, with the very same content.", nullptr, same);
    if (const int skipped = queue.count(State::Skipped); skipped > 0)
        parts << tr("%n file(s) were left as they are.", nullptr, skipped);
    const int failed = queue.count(State::Failed);
    if (failed == 0)
        return parts.join(u' ');
    for (const ConvertItem &item : queue.items()) {
        if (item.state != State::Failed || !item.error)
            continue;
        parts << (failed == 1 ? u"%1: %2"_s.arg(fileName(item.path), item.error->message)
                              : tr("%n files could not be converted. The first one: %1", nullptr, failed)
                                    .arg(u"%1: %2"_s.arg(fileName(item.path), item.error->message)));
        break;
    }
    return parts.join(u' ');
}

} // namespace Legenda
