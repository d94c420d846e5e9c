// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the folders above a file tell about its title.
#include "core/identify/releaseassembler.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

// Folders that tell what is in them; the title is above.
constexpr QStringView kindFolders[] = {u"specials", u"special", u"subs", u"sub", u"subtitles"};

int capitalRank(const QString &title)
{
    int capitals = 0;
    bool lower = false;
    for (qsizetype i = 0; i < title.size(); ++i) {
        capitals += title[i].isUpper() && (i == 0 || title[i - 1] == u' ');
        lower = lower || title[i].isLower();
    }
    return lower ? capitals : -1;
}

} // namespace

// "Show/Season 1/E01 - Name", "Show/1x05 - Show - Name": where the file has nothing before its number, the folders
// above name the show, and what follows the number is the title of the episode.
bool ReleaseAssembler::titleFromFolders()
{
    const qsizetype count = m_text.parts.size();
    if (count < 2)
        return false;
    const Part &file = m_text.parts[count - 1];
    const ReleaseSpan kind = m_text.trimmed(m_text.parts[count - 2].span);
    const QStringView kindName(m_text.folded.data() + kind.start, kind.end - kind.start);
    const bool isKind =
        count > 2 && std::find(std::begin(kindFolders), std::end(kindFolders), kindName) != std::end(kindFolders);
    const bool specials = isKind && kindName[1] == u'p';
    const qsizetype nearest = isKind ? count - 3 : count - 2;
    const Part &folder = m_text.parts[nearest];
    const bool episodeInFile = hasProperty(file, Property::Episode);
    const bool seasonInFile = hasProperty(file, Property::Season);
    // A folder with an episode's number is a release, not a season.
    const bool seasonInFolder =
        specials || (hasProperty(folder, Property::Season) && !hasProperty(folder, Property::Episode));
    Hole inFile = hole(file, 0);
    const bool namedInFile = inFile.found() && !isAfterNumber(file, inFile);
    if (namedInFile && (episodeInFile || seasonInFile || !seasonInFolder))
        return false;
    if (!episodeInFile && !seasonInFolder)
        return false;
    if (!seasonInFolder && !seasonInFile)
        return false;
    Hole title = hole(folder, 0);
    if (seasonInFolder && (!title.found() || isAfterNumber(folder, title)) && !(title.found() && nearest < 1)) {
        const Hole above = nearest >= 1 ? hole(m_text.parts[nearest - 1], 0) : Hole();
        if (above.found()) {
            title = above;
        }
    }
    if (!title.found())
        return false;
    takeTitle(title, false);
    if (!inFile.found() || namedInFile) {
        if (!inFile.found())
            return true;
        const QString first = titleText(inFile.pieces.front());
        if (first.compare(m_name.title, Qt::CaseInsensitive) == 0) {
            m_taken.append({inFile.pieces.front(), Property::Title});
            return true;
        }
        claimWords(inFile, true);
        m_name.episodeTitle = first;
        m_taken.append({inFile.pieces.front(), Property::EpisodeTitle});
        return true;
    }
    claimWords(inFile, true);
    qsizetype i = 0;
    if (titleText(inFile.pieces[0]).compare(m_name.title, Qt::CaseInsensitive) == 0) {
        m_taken.append({inFile.pieces[0], Property::Title});
        ++i;
    }
    if (i < inFile.pieces.size()) {
        m_name.episodeTitle = titleText(inFile.pieces[i]);
        m_taken.append({inFile.pieces[i], Property::EpisodeTitle});
    }
    return true;
}

// "Some Title/some.title.mkv", "Some.title/SOME TITLE.mkv": of two spellings the one written like a title.
void ReleaseAssembler::preferSpellingOfFolder()
{
    const bool dated =
        !m_taken.isEmpty() && std::any_of(m_text.parts.begin(), m_text.parts.end(), [this](const Part &part) {
            return part.span.holds(m_taken.first().span.start) && hasProperty(part, Property::Year);
        });
    for (qsizetype i = m_text.parts.size() - 2; i >= 0 && i >= m_text.parts.size() - 3; --i) {
        if (dated && !hasProperty(m_text.parts[i], Property::Year))
            continue;
        const Hole found = hole(m_text.parts[i], 0);
        if (!found.found())
            continue;
        const QString title = titleText(found.pieces.front());
        if (title.compare(m_name.title, Qt::CaseInsensitive) == 0) {
            if (capitalRank(title) >= capitalRank(m_name.title))
                m_name.title = title;
            return;
        }
    }
}

// A folder or file with the year beside its title names the work best, with the year in brackets above all:
// "La Science des Rêves (2006)/La.Science.Des.Reves.avi".
void ReleaseAssembler::preferTitleWithYear()
{
    QString bracketed;
    QString plain;
    const QString current = m_name.title;
    bool currentBracketed = false;
    bool currentPlain = false;
    for (const int index : m_order) {
        const Part &part = m_text.parts[index];
        const ReleaseMatch *year = nullptr;
        for (int i = part.firstMatch; i < part.lastMatch && !year; ++i) {
            if (m_text.matches[i].is(Property::Year))
                year = &m_text.matches[i];
        }
        if (!year)
            continue;
        const bool group = m_text.groupAt(part, year->start) != nullptr;
        const Hole found = hole(part, 0);
        if (!found.found() || isNamedByNumber(part, found))
            continue;
        const QString title = titleText(found.pieces.front());
        if (group) {
            currentBracketed = currentBracketed || title == current;
            if (bracketed.isEmpty())
                bracketed = title;
        } else {
            currentPlain = currentPlain || title == current;
            if (plain.isEmpty())
                plain = title;
        }
    }
    if (!bracketed.isEmpty()) {
        if (!currentBracketed)
            m_name.title = bracketed;
    } else if (!plain.isEmpty() && !currentPlain) {
        m_name.title = plain;
    }
}

} // namespace Legenda
