// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/subviewerheader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct Known
{
    QLatin1StringView name;
    QLatin1StringView key; ///< in the metadata; empty: kept in the head
    QLatin1StringView usual; ///< value that says nothing
};

constexpr Known known[] = {{"TITLE"_L1, "title"_L1, ""_L1}, {"AUTHOR"_L1, "author"_L1, ""_L1},
    {"SOURCE"_L1, "source"_L1, ""_L1}, {"PRG"_L1, "program"_L1, ""_L1}, {"FILEPATH"_L1, ""_L1, ""_L1},
    {"DELAY"_L1, ""_L1, "0"_L1}, {"CD TRACK"_L1, ""_L1, "0"_L1}};

QString oneLine(const QString &text)
{
    return text.simplified();
}

} // namespace

void readSubViewerHeader(const QStringList &lines, Document &document)
{
    constexpr qsizetype mostLines = 200; // what else stands before the first cue is no header
    QString name;
    QStringList head;
    const auto take = [&](const QString &value) {
        const QString plain = value.trimmed();
        if (name.isEmpty() || plain.isEmpty())
            return;
        if (name == "COMMENT"_L1) {
            QString &comment = document.metadata[u"comment"_s];
            comment += (comment.isEmpty() ? QString() : u" "_s) + plain;
            return;
        }
        for (const Known &each : known) {
            if (name != each.name || plain == each.usual)
                continue;
            if (each.key.isEmpty())
                head << u'[' + name + u']' + plain;
            else
                document.metadata.insert(each.key, plain);
        }
        name.clear();
    };
    for (const QString &line : lines.first(std::min(lines.size(), mostLines))) {
        const QString plain = line.trimmed();
        const qsizetype close = plain.startsWith(u'[') ? plain.indexOf(u']') : -1;
        if (close < 0) {
            take(plain);
            continue;
        }
        name = plain.mid(1, close - 1).trimmed().toUpper();
        if (name == "COLF"_L1) {
            if (plain != usualSubViewerStyle)
                head << plain;
            name.clear();
        }
        take(plain.mid(close + 1));
    }
    document.head = head.join(u'\n');
}

SubViewerHeader::SubViewerHeader(const Document &document, bool own, const QString &title, Writing &writing)
{
    QStringList head;
    if (own)
        head = document.head.split(u'\n', Qt::SkipEmptyParts);
    const auto fromHead = [&head](const QString &name) {
        for (const QString &line : std::as_const(head)) {
            if (line.startsWith(u'[' + name + u']'))
                return oneLine(line.mid(name.size() + 2));
        }
        return QString();
    };
    for (const Known &each : known) {
        const QString name = each.name;
        QString value = each.key.isEmpty() ? fromHead(name) : oneLine(document.metadata.value(each.key));
        if (each.key == "title"_L1 && !title.isEmpty())
            value = oneLine(title);
        m_fields.append({name, value.isEmpty() ? QString(each.usual) : value});
    }
    m_comment = oneLine(document.metadata.value(u"comment"_s));
    for (const QString &line : std::as_const(head)) {
        if (line.startsWith("[COLF]"_L1))
            m_style = oneLine(line);
    }
    int lost = 0;
    for (auto each = document.metadata.cbegin(); each != document.metadata.cend(); ++each) {
        lost += each.key() != "comment"_L1 && std::none_of(std::begin(known), std::end(known), [&](const Known &field) {
            return each.key() == field.key;
        });
    }
    addLoss(writing.losses, SubtitleFeature::Metadata, lost);
}

} // namespace Legenda
