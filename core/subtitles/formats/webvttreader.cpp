// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/webvttreader.h"

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/webvttcue.h"
#include "core/subtitles/formats/webvtttiming.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::WebVtt {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Text of a comment block: what stands behind "NOTE" and below.
QStringView commentOf(QStringView block)
{
    block = block.mid(4);
    while (!block.isEmpty() && (isSpace(block.front()) || block.front() == u'\n'))
        block = block.mid(1);
    return block;
}

class WebVttReader
{
public:
    WebVttReader(TextInput &input, Reading &reading) : m_input(input), m_document(reading.document), m_reading(reading)
    {
    }
    void read();

private:
    bool readHeader(QStringView &line);
    void takeLine(QStringView line);
    void takeArrow(QStringView line, qsizetype arrow);
    void append(QStringView line);
    void closeBlock(QString nextId = {});
    void closeCue();
    void closeOther();
    QString takeIdOfNext();
    void takeId(const QString &id, Cue &cue);
    void stopCounting();
    void dropDoubtful();
    void finish();

    TextInput &m_input;
    Document &m_document;
    Reading &m_reading;
    StyleSheet m_sheet;
    QStringList m_head; ///< blocks before the first cue

    // The block that is being read
    QString m_block;
    int m_lines = 0;
    qsizetype m_lastLine = 0; ///< its start in m_block
    bool m_lastApart = false; ///< a line of blanks stands before it
    bool m_blankSeen = false;
    bool m_arrowSeen = false;
    bool m_broken = false; ///< the arrow's line holds no times
    int m_braces = 0; ///< open ones in a STYLE block
    bool m_isCue = false;
    Cue m_cue;
    QString m_id;
    QString m_rest; ///< behind the times
    Timing m_timing = Timing::Strict;

    QString m_note;
    bool m_anyCue = false;
    bool m_counting = true; ///< the ids so far are but numbers in order
    qint64 m_firstNumber = -1;
    QList<std::pair<qsizetype, Timing>> m_doubtful;
    int m_strict = 0;
    int m_hopeless = 0;
    int m_lostBlocks = 0;
    bool m_signature = false;
};

/// True: `line` is the first one behind the header and waits to be taken.
bool WebVttReader::readHeader(QStringView &line)
{
    bool any = m_input.next(line);
    while (any && isBlank(line))
        any = m_input.next(line);
    if (!any)
        return false;
    const QStringView first = line.trimmed();
    m_signature = isSignature(first);
    if (!m_signature)
        return true;
    QString header = first.toString();
    while (m_input.next(line)) {
        if (line.isEmpty())
            break;
        if (findArrow(line) >= 0) {
            // "WEBVTT FILE\n1\n00:00:01.000 --> …": the number is the cue's.
            const qsizetype last = header.lastIndexOf(u'\n');
            if (last >= 0 && parseNumber(QStringView(header).mid(last + 1).trimmed())) {
                append(QStringView(header).mid(last + 1));
                header.truncate(last);
            }
            m_head << header;
            return true;
        }
        if (QStringView word = line; word.startsWith("Language:"_L1))
            m_document.language = Language::fromSuffix(word.mid(9).trimmed());
        header += u'\n';
        header += line;
    }
    m_head << header;
    return false;
}

void WebVttReader::append(QStringView line)
{
    if (m_lines > 0)
        m_block += u'\n';
    m_lastLine = m_block.size();
    m_lastApart = m_blankSeen;
    m_blankSeen = false;
    m_block += line;
    ++m_lines;
}

void WebVttReader::takeLine(QStringView line)
{
    if (const qsizetype arrow = findArrow(line); arrow >= 0) {
        takeArrow(line, arrow);
        return;
    }
    if (line.isEmpty()) {
        // A blank line inside of a rule ends the block for browsers, but that is not what was meant.
        if (!m_anyCue && m_braces > 0 && isBlock(m_block, "STYLE"_L1))
            return;
        closeBlock();
        return;
    }
    if (m_isCue && isBlank(line)) {
        m_blankSeen = true;
        return;
    }
    append(line);
    if (!m_isCue && !m_anyCue)
        m_braces += int(line.count(u'{')) - int(line.count(u'}'));
}

void WebVttReader::takeArrow(QStringView line, qsizetype arrow)
{
    const bool begins = (m_lines == 0 || (m_lines == 1 && !m_isCue)) && !m_arrowSeen;
    if (!begins) {
        closeBlock(takeIdOfNext());
        if (m_lines > 0 || m_arrowSeen)
            return; // cannot be
    }
    qint64 startMs = 0;
    qint64 endMs = 0;
    QStringView rest;
    const Timing timing = parseTiming(line, arrow, startMs, endMs, rest);
    if (timing == Timing::None) {
        // A comment or a rule may have an arrow in it, though the rules forbid it.
        if (m_lines == 0 ? isComment(line) : isComment(m_block) || isBlock(m_block, "STYLE"_L1)) {
            append(line);
            return;
        }
        m_arrowSeen = true;
        m_broken = true;
        m_id.clear();
        m_hopeless += std::any_of(line.begin(), line.end(), [](QChar c) { return c.isDigit(); });
        return;
    }
    m_arrowSeen = true;
    m_isCue = true;
    m_anyCue = true;
    m_timing = timing;
    if (m_lines > 0)
        m_id = m_block.trimmed();
    m_cue = Cue(startMs, endMs);
    m_rest = rest.trimmed().toString();
    m_block.resize(0);
    m_lines = 0;
    m_lastLine = 0;
}

/// Where a cue begins without a blank line before it, its number may have been taken for text.
QString WebVttReader::takeIdOfNext()
{
    if (!m_isCue || m_lines == 0)
        return {};
    const QStringView last = QStringView(m_block).mid(m_lastLine);
    qint64 due = -1;
    if (m_counting && m_firstNumber >= 0)
        due = m_firstNumber + m_document.cues.size() + 1;
    else if (m_counting && m_document.cues.isEmpty())
        due = parseNumber(m_id).value_or(-2) + 1;
    const bool isId = m_lastApart || (due >= 0 && parseNumber(last) == due);
    if (!isId)
        return {};
    const QString id = last.trimmed().toString();
    m_block.truncate(std::max<qsizetype>(0, m_lastLine - 1));
    return id;
}

void WebVttReader::closeBlock(QString nextId)
{
    if (m_isCue)
        closeCue();
    else if (m_lines > 0 && !m_broken)
        closeOther();
    m_block.resize(0);
    m_lines = 0;
    m_lastLine = 0;
    m_lastApart = m_blankSeen = m_arrowSeen = m_broken = m_isCue = false;
    m_braces = 0;
    m_id = std::move(nextId);
}

void WebVttReader::stopCounting()
{
    m_counting = false;
    for (qsizetype i = 0; m_firstNumber >= 0 && i < m_document.cues.size(); ++i)
        m_document.cues[i].edit().id = QString::number(m_firstNumber + i);
}

/// Numbers that only count are not kept with each cue: most files have them.
void WebVttReader::takeId(const QString &id, Cue &cue)
{
    if (m_counting) {
        const qsizetype index = m_document.cues.size();
        const std::optional<qint64> number = parseNumber(id);
        const bool canonical = number && (id.size() == 1 || !id.startsWith(u'0'));
        if (index == 0 && canonical) {
            m_firstNumber = *number;
            return;
        }
        if (m_firstNumber < 0 ? id.isEmpty() : canonical && *number == m_firstNumber + index)
            return;
        stopCounting();
    }
    if (!id.isEmpty())
        cue.edit().id = id;
}

void WebVttReader::closeCue()
{
    if (m_timing == Timing::Strict)
        ++m_strict;
    else
        m_doubtful.append({m_document.cues.size(), m_timing});
    if (!m_rest.isEmpty()) {
        const Settings settings = parseSettings(m_rest);
        if (!settings.valid.isEmpty()) {
            CueDetails &details = m_cue.edit();
            details.placement = settings.placement;
            details.region = settings.region;
            if (settingsText(settings.placement, settings.region) != settings.valid)
                details.settings = settings.valid;
        }
    }
    if (!m_note.isEmpty())
        m_cue.edit().note = std::exchange(m_note, {});
    takeId(m_id, m_cue);
    m_id.clear();
    readCueText(m_block, m_cue, m_sheet);
    m_document.cues.append(std::move(m_cue));
    m_cue = Cue();
}

void WebVttReader::closeOther()
{
    const QStringView block(m_block);
    if (isComment(block)) {
        if (!m_anyCue) {
            m_head << m_block;
        } else if (const QStringView comment = commentOf(block); !comment.isEmpty()) {
            if (!m_note.isEmpty())
                m_note += "\n\n"_L1;
            m_note += comment;
        }
    } else if (!m_anyCue && isBlock(block, "STYLE"_L1)) {
        m_sheet.addBlock(belowFirstLine(block));
        m_head << m_block;
    } else if (!m_anyCue && isBlock(block, "REGION"_L1)) {
        m_document.regions.append(parseRegion(belowFirstLine(block)));
    } else if (m_anyCue && !isSignature(block) && !isBlock(block, "STYLE"_L1) && !isBlock(block, "REGION"_L1)) {
        ++m_lostBlocks;
    }
}

/// Cues whose times are not as the rules want them stay where they are as good as the rest of the file.
void WebVttReader::dropDoubtful()
{
    const auto likely = int(std::count_if(
        m_doubtful.cbegin(), m_doubtful.cend(), [](const auto &each) { return each.second == Timing::Likely; }));
    const int oneSided = int(m_doubtful.size()) - likely;
    const bool good = m_strict + likely >= 2 * (oneSided + m_hopeless);
    const bool keepLikely = good;
    const bool keepOneSided = m_strict + likely > 0 ? good : oneSided > 1 && oneSided >= m_hopeless;
    int dropped = 0;
    for (auto each = m_doubtful.crbegin(); each != m_doubtful.crend(); ++each) {
        if (each->second == Timing::Likely ? keepLikely : keepOneSided)
            continue;
        ++dropped;
        m_document.cues[each->first].startMs = -1; // no time of this format is negative
    }
    if (dropped > 0)
        m_document.cues.removeIf([](const Cue &cue) { return cue.startMs < 0; });
    m_hopeless += dropped;
}

void WebVttReader::read()
{
    QStringView line;
    if (readHeader(line))
        takeLine(line);
    bool brokenLast = false;
    while (m_input.next(line)) {
        takeLine(line);
        brokenLast = m_broken && isPieceOfTimes(line);
    }
    const bool numberLast = !m_isCue && m_lines == 1 && m_counting && m_firstNumber >= 0
        && parseNumber(m_block) == m_firstNumber + m_document.cues.size();
    m_reading.cutOff = numberLast || (brokenLast && m_anyCue);
    if (numberLast) {
        m_block.resize(0);
        m_lines = 0;
    }
    closeBlock();
    finish();
}

void WebVttReader::finish()
{
    dropDoubtful();
    if (!m_note.isEmpty())
        m_document.tail = u"NOTE\n"_s + m_note.replace("\n\n"_L1, "\n\nNOTE\n"_L1);
    if (m_counting && m_firstNumber >= 0 && !m_document.cues.isEmpty()) {
        // A block of nothing but a number says nothing to browsers; to the writer it says that cues are counted.
        if (m_head.isEmpty())
            m_head << u"WEBVTT"_s;
        m_head << QString::number(m_firstNumber);
    }
    if (m_head.size() > 1 || (m_head.size() == 1 && m_head.constFirst() != "WEBVTT"_L1))
        m_document.head = m_head.join("\n\n"_L1);
    QStringList &warnings = m_reading.warnings;
    if (!m_signature && !m_document.cues.isEmpty())
        warnings << Text::tr("The file does not begin with “WEBVTT”; browsers will not show it.");
    if (m_reading.cutOff)
        warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    const int broken = m_hopeless - (m_reading.cutOff && m_hopeless > 0 ? 1 : 0);
    if (broken > 0)
        warnings << Text::tr("%n cue(s) have times that cannot be read and were left out.", nullptr, broken);
    if (m_lostBlocks > 0)
        warnings << Text::tr("%n piece(s) of text without times were left out.", nullptr, m_lostBlocks);
}

} // namespace

bool isSignature(QStringView line)
{
    return line.startsWith("WEBVTT"_L1) && (line.size() == 6 || isSpace(line[6]));
}

bool isComment(QStringView block)
{
    return block.startsWith("NOTE"_L1) && (block.size() == 4 || isSpace(block[4]) || block[4] == u'\n');
}

bool isBlock(QStringView block, QLatin1StringView name)
{
    const qsizetype end = block.indexOf(u'\n');
    const QStringView first = end < 0 ? block : block.left(end);
    return first.startsWith(name) && isBlank(first.mid(name.size()));
}

QStringView belowFirstLine(QStringView block)
{
    const qsizetype end = block.indexOf(u'\n');
    return end < 0 ? QStringView() : block.mid(end + 1);
}

void read(TextInput &input, Reading &reading)
{
    WebVttReader(input, reading).read();
}

int sniff(QStringView head)
{
    if (isSignature(head.left(7).trimmed()) || (head.startsWith("WEBVTT"_L1) && head.mid(6, 1) == "\n"_L1))
        return 100;
    // Written in lower case, or with the name that the format had at first: no signature, but nothing else either.
    constexpr int meant = 80;
    for (const QLatin1StringView word : {"WEBVTT"_L1, "WEBSRT"_L1}) {
        if (head.startsWith(word, Qt::CaseInsensitive)
            && (head.size() == word.size() || !head[word.size()].isLetterOrNumber()))
            return meant;
    }
    // Without the signature: exact times with dots, and something that SubRip does not have.
    constexpr int enoughLines = 400;
    constexpr int sure = 92;
    constexpr int hardlyLess = 70; // than SubRip with dots is: the file's name decides
    LineReader lines(head);
    int good = 0;
    bool evidence = false;
    bool numbered = false;
    for (int i = 0; i < enoughLines && good < 3 && !lines.atEnd(); ++i) {
        const QStringView line = lines.next();
        if (line.startsWith("X-TIMESTAMP-MAP="_L1) || line == "STYLE"_L1 || line == "REGION"_L1)
            evidence = true;
        const qsizetype arrow = findArrow(line);
        qint64 start = 0;
        qint64 end = 0;
        QStringView rest;
        if (arrow >= 0 && parseTiming(line, arrow, start, end, rest) == Timing::Strict) {
            ++good;
            evidence = evidence || !numbered || line.trimmed().indexOf(u':') == line.trimmed().indexOf(u'.') - 3
                || !parseSettings(rest).valid.isEmpty();
        }
        numbered = parseNumber(line.trimmed()).has_value();
    }
    return good == 0 ? 0 : evidence ? sure : hardlyLess;
}

} // namespace Legenda::WebVtt
