// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/safename.h"

#include <QTextBoundaryFinder>

#include <array>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Separators of any system, what Windows forbids, control characters, and the invisible ones that turn the reading
/// direction ("gpj.exe" shown for "exe.jpg"), join or hide letters.
bool isHarmful(QChar c)
{
    switch (c.unicode()) {
    case u'/':
    case u'\\':
    case u':':
    case u'*':
    case u'?':
    case u'"':
    case u'<':
    case u'>':
    case u'|':
        return true;
    default:
        break;
    }
    if (c == QChar(0x200c) || c == QChar(0x200d)) // (non-)joiners: Persian and Indic words are misspelt without them
        return false;
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

/// Names that are devices on Windows, whatever their extension.
bool isReserved(QStringView name)
{
    const QStringView stem = name.left(name.indexOf(u'.') < 0 ? name.size() : name.indexOf(u'.'));
    constexpr std::array fixed{"con"_L1, "prn"_L1, "aux"_L1, "nul"_L1};
    for (const auto device : fixed) {
        if (stem.compare(device, Qt::CaseInsensitive) == 0)
            return true;
    }
    return stem.size() == 4 && stem[3].isDigit()
        && (stem.startsWith("com"_L1, Qt::CaseInsensitive) || stem.startsWith("lpt"_L1, Qt::CaseInsensitive));
}

} // namespace

QString cutToBytes(const QString &text, qsizetype bytes)
{
    if (text.toUtf8().size() <= bytes)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    qsizetype used = 0;
    for (qsizetype next = finder.toNextBoundary(); next > 0; next = finder.toNextBoundary()) {
        used += QStringView(text).mid(end, next - end).toUtf8().size();
        if (used > bytes)
            break;
        end = next;
    }
    return text.left(end);
}

QString safeFileName(const QString &untrusted)
{
    // What stands before a separator is a folder of somebody else's disk.
    const qsizetype separator = qMax(untrusted.lastIndexOf(u'/'), untrusted.lastIndexOf(u'\\'));
    const QStringView last = QStringView(untrusted).mid(separator + 1);
    QString name;
    for (qsizetype i = 0; i < last.size(); ++i) {
        const bool pair = last[i].isHighSurrogate() && i + 1 < last.size() && last[i + 1].isLowSurrogate();
        if (pair) {
            name += last[i];
            name += last[++i];
        } else if (!last[i].isSurrogate() && !isHarmful(last[i])) { // halves of pairs exist on no disk
            name += last[i];
        }
    }
    name = name.simplified();
    qsizetype start = 0;
    while (start < name.size() && (name[start] == u'.' || name[start] == u' '))
        ++start;
    qsizetype end = name.size();
    while (end > start && (name[end - 1] == u'.' || name[end - 1] == u' ')) // Windows drops them: two names in one
        --end;
    name = name.mid(start, end - start);
    if (isReserved(name))
        name.prepend(u'_');
    if (name.toUtf8().size() > maxFileNameBytes) {
        const qsizetype dot = name.lastIndexOf(u'.');
        const QString extension = dot > 0 && name.size() - dot <= 16 ? name.mid(dot) : QString();
        name = cutToBytes(name.chopped(extension.size()), maxFileNameBytes - extension.toUtf8().size()) + extension;
    }
    return name.isEmpty() ? u"subtitle"_s : name;
}

} // namespace Legenda
