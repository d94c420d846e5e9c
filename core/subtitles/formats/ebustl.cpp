// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// EBU STL (EBU Tech 3264): a block about the programme, then blocks of 128 bytes with a subtitle or a part of one each.

#include "core/subtitles/formats/ebugsi.h"
#include "core/subtitles/formats/ebutext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/iso6937.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

using namespace Ebu;

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qsizetype textOffset = 16;
constexpr qsizetype textSize = blockSize - textOffset;
// Extension block numbers.
constexpr int lastBlock = 0xFF;
constexpr int firstReserved = 0xF0;
constexpr double ntscRate = 30000 / 1001.0;

/// What the fields of a subtitle block say, without times and text.
struct Fields
{
    int group = 0;
    int cumulative = 0;
    int row = 20;
    int justification = 2;
    bool operator==(const Fields &) const = default;
};

/// In CueDetails::settings: "SGN=0 CS=0 VP=20 JC=2".
QString settingsOf(const Fields &fields)
{
    return u"SGN=%1 CS=%2 VP=%3 JC=%4"_s.arg(fields.group)
        .arg(fields.cumulative)
        .arg(fields.row)
        .arg(fields.justification);
}

/// False where that says nothing.
bool parseSettings(QStringView settings, Fields &fields)
{
    int known = 0;
    for (const QStringView word : settings.tokenize(u' ', Qt::SkipEmptyParts)) {
        const qsizetype equals = word.indexOf(u'=');
        bool ok = false;
        const int value = equals > 0 ? word.mid(equals + 1).toInt(&ok) : 0;
        if (!ok || value < 0 || value > 0xFF)
            continue;
        const QStringView name = word.left(equals);
        int *field = name == "SGN"_L1 ? &fields.group
            : name == "CS"_L1         ? &fields.cumulative
            : name == "VP"_L1         ? &fields.row
            : name == "JC"_L1         ? &fields.justification
                                      : nullptr;
        if (field) {
            *field = value;
            ++known;
        }
    }
    return known == 4;
}

/// The bytes of an encoded text as CueDetails::native has them.
QString toNative(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

int sniff(QByteArrayView content)
{
    return isHeader(content) ? 97 : 0;
}

class Reader
{
public:
    Reader(QByteArrayView content, const ReadOptions &options, Reading &reading)
        : m_content(content), m_options(options), m_reading(reading)
    {
    }
    void read();

private:
    void readBlock(QByteArrayView block);
    void flush();
    void moveToStart();
    void warn(qint64 blocks);

    QByteArrayView m_content;
    const ReadOptions &m_options;
    Reading &m_reading;
    Header m_header;
    // The subtitle that is being put together.
    bool m_pending = false;
    int m_number = 0;
    int m_extension = 0;
    bool m_anyLast = false;
    bool m_isComment = false;
    Fields m_fields;
    Cue m_cue;
    QByteArray m_text;
    int m_empty = 0;
};

void Reader::readBlock(QByteArrayView block)
{
    const auto at = [block](qsizetype i) { return int(uchar(block[i])); };
    const int extension = at(3);
    if (extension >= firstReserved && extension != lastBlock)
        return; // 0xFE: data of some program; the others mean nothing
    const int number = at(0) << 16 | at(2) << 8 | at(1);
    // A part of the subtitle before: the same number, and counted on.
    if (m_pending && (number != m_number || extension <= m_extension))
        flush();
    if (!m_pending) {
        m_pending = true;
        m_number = number;
        m_isComment = at(15) == 1;
        m_fields = {.group = at(0), .cumulative = at(4), .row = at(13), .justification = at(14)};
        m_cue =
            Cue(m_header.clock.toMs(at(5), at(6), at(7), at(8)), m_header.clock.toMs(at(9), at(10), at(11), at(12)));
        m_text.clear();
    }
    m_extension = extension;
    QByteArrayView text = block.sliced(textOffset);
    while (!text.isEmpty() && text.back() == unusedSpace)
        text.chop(1);
    m_text += text;
    if (extension == lastBlock) {
        m_anyLast = true;
        flush();
    }
}

void Reader::flush()
{
    if (!std::exchange(m_pending, false))
        return;
    readText(m_text, m_header.table, m_cue);
    if (m_cue.text.isEmpty()) {
        const bool isPadding = m_cue.startMs == 0 && m_cue.endMs == 0;
        m_empty += !isPadding;
        return;
    }
    const int rows = rowsOf(m_text);
    if (const Placement place = readPlacement(m_fields.row, m_fields.justification, rows, m_header); !place.isDefault())
        m_cue.edit().placement = place;
    if (m_isComment)
        m_cue.edit().comment = true;
    const auto comesOutSame = [this] {
        const EncodedText again = encodeText(m_cue, m_header);
        return again.parts.size() == 1 && again.parts.first() == m_text;
    };
    if (!fitsScreen(m_text, m_header.table) || !comesOutSame())
        m_cue.edit().native = toNative(m_text);
    const Placement &place = m_cue.details().placement;
    if (m_fields != Fields{0, 0, rowFor(place, rows, m_header), justificationOf(place)})
        m_cue.edit().settings = settingsOf(m_fields);
    m_reading.document.cues.append(std::exchange(m_cue, {}));
}

/// Most programmes begin at 10:00:00:00, and the block about them says so. Where the times do not agree with that, they
/// count from 0 already.
void Reader::moveToStart()
{
    QList<Cue> &cues = m_reading.document.cues;
    const qint64 start = m_header.startMs;
    const auto behind =
        std::count_if(cues.cbegin(), cues.cend(), [start](const Cue &cue) { return cue.startMs >= start; });
    // Notes about the file stand before the beginning, at 00:00:00:00.
    const bool counts = start > 0 && behind > 0 && behind * 10 >= cues.size() * 9 - 10;
    QByteArray head = m_content.first(headerSize).toByteArray();
    if (!counts || behind * 2 < cues.size()) {
        clearStart(head);
    } else {
        for (Cue &cue : cues) {
            if (cue.startMs < start)
                continue;
            cue.startMs -= start;
            cue.endMs = std::max<qint64>(0, cue.endMs - start);
        }
    }
    clearCounts(head);
    m_reading.document.head = QString::fromLatin1(head);
}

void Reader::warn(qint64 blocks)
{
    QStringList &warnings = m_reading.warnings;
    if (m_reading.cutOff)
        warnings << Text::tr("The file ends in the middle of a subtitle.");
    if (m_header.blocks >= 0 && m_header.blocks != blocks) {
        warnings << Text::tr("The file says that it has %1 blocks, but it has %2. All that are there were read.")
                        .arg(m_header.blocks)
                        .arg(blocks);
    }
    if (m_empty > 0)
        warnings << Text::tr("%n subtitle(s) without text were left out.", nullptr, m_empty);
    if (m_reading.fpsGuessed)
        warnings << Text::tr("The file does not say how many frames make a second. 25 were taken.");
}

void Reader::read()
{
    Document &document = m_reading.document;
    m_header = readHeader(m_content);
    if (!m_header.knowsFps && m_options.fps >= 1) {
        m_header.fps = m_options.fps;
        m_header.clock.frames = int(std::lround(std::min(m_options.fps, 120.0)));
    }
    m_reading.fpsGuessed = !m_header.knowsFps && m_options.fps < 1;
    document.fps = m_header.fps;
    readMetadata(m_content, document);
    if (m_content.size() < headerSize) {
        m_reading.cutOff = true;
        warn(0);
        return;
    }
    const QByteArrayView body = m_content.sliced(headerSize);
    const qint64 blocks = body.size() / blockSize;
    for (qint64 i = 0; i < blocks; ++i)
        readBlock(body.sliced(i * blockSize, blockSize));
    // What is left over is a block that was cut off, if it is more than what editors and disks append.
    const QByteArrayView rest = body.sliced(blocks * blockSize);
    m_reading.cutOff = std::any_of(rest.begin(), rest.end(),
        [](char c) { return c != '\0' && c != '\r' && c != '\n' && c != ' ' && c != '\x1A' && c != unusedSpace; });
    // A part without its end; but where no subtitle has one, that is only how the program numbers.
    if (m_pending && m_extension > 0 && m_anyLast) {
        m_pending = false;
        m_reading.cutOff = true;
    }
    flush();
    moveToStart();
    warn(blocks);
}

void read(QByteArrayView content, const ReadOptions &options, Reading &reading)
{
    Reader(content, options, reading).read();
}

bool hasText(const Cue &cue)
{
    return !QStringView(cue.text).trimmed().isEmpty();
}

class Writer
{
public:
    Writer(const Document &document, const WriteOptions &options, Writing &writing)
        : m_document(document), m_options(options), m_writing(writing)
    {
    }
    QByteArray write();

private:
    void chooseHeader();
    int chooseTable() const;
    void writeCue(const Cue &cue);
    void writeSubtitle(const Cue &cue, qint64 start, qint64 end, const QByteArray &text, const Fields &fields);
    bool sameAsNative(const Cue &cue) const;

    const Document &m_document;
    const WriteOptions &m_options;
    Writing &m_writing;
    QByteArray m_before; ///< the block that was read
    Header m_header;
    Header m_readAs; ///< what native texts are meant for
    qint64 m_offset = 0; ///< ms, of the programme
    QByteArray m_body;
    qint64 m_subtitles = 0;
    qint64 m_firstFrame = -1;
    std::array<bool, 256> m_groups{};
};

/// The one that has most of the letters; the one before, where that is as good.
int Writer::chooseTable() const
{
    std::array<qsizetype, codeTables> missing{};
    for (const Cue &cue : m_document.cues) {
        const bool anyLetter =
            std::any_of(cue.text.cbegin(), cue.text.cend(), [](QChar c) { return c.unicode() >= 0x80; });
        for (int table = 0; anyLetter && table < codeTables; ++table)
            missing[size_t(table)] += missingIn(cue.text, table);
    }
    const auto best = std::min_element(missing.cbegin(), missing.cend());
    const bool keeps = !m_before.isEmpty() && missing[size_t(m_readAs.table)] == *best;
    return keeps ? m_readAs.table : int(best - missing.cbegin());
}

void Writer::chooseHeader()
{
    const bool same = m_document.format == "ebu-stl"_L1;
    if (same && m_document.head.size() == headerSize) {
        m_before = m_document.head.toLatin1();
        m_readAs = readHeader(m_before);
        m_header = m_readAs;
        m_offset = m_readAs.startMs;
    } else {
        bool colors = false;
        bool traits = false;
        for (const Cue &cue : m_document.cues) {
            for (const StyleRun &run : cue.runs) {
                colors = colors || run.style.color != 0 || run.style.background != 0;
                traits = traits || run.style.has(TextStyle::Italic) || run.style.has(TextStyle::Underline);
            }
        }
        // Teletext has colours, open subtitles have italics.
        m_header.standard = traits && !colors ? '0' : '1';
    }
    const double wanted = m_options.fps > 0 ? m_options.fps : m_document.fps;
    constexpr double near = 0.1;
    constexpr double usual = 25;
    if (!same || m_options.fps > 0 || !m_header.knowsFps) {
        const bool ntsc = std::abs(wanted - 30) < near || std::abs(wanted - ntscRate) < near;
        m_header.fps = ntsc ? 30 : usual;
        m_header.clock.frames = int(m_header.fps);
        m_header.knowsFps = true;
    }
    m_header.table = chooseTable();
}

bool Writer::sameAsNative(const Cue &cue) const
{
    const QString &native = cue.details().native;
    if (!m_options.keepNative || m_before.isEmpty() || native.isEmpty() || m_header.table != m_readAs.table)
        return false;
    Cue again;
    readText(native.toLatin1(), m_header.table, again);
    return again.text == cue.text && again.runs == cue.runs;
}

void Writer::writeSubtitle(const Cue &cue, qint64 start, qint64 end, const QByteArray &text, const Fields &fields)
{
    const auto putTime = [this](QByteArray &block, qint64 frame) {
        const int perSecond = m_header.clock.frames;
        const qint64 seconds = frame / perSecond;
        for (const qint64 part : {seconds / 3600, seconds / 60 % 60, seconds % 60, frame % perSecond})
            block += char(part);
    };
    const qint64 number = m_subtitles % 0x10000;
    // Groups take what one cannot count.
    const int group = int(std::min<qint64>(0xFF, fields.group + m_subtitles / 0x10000));
    ++m_subtitles;
    m_groups[size_t(group)] = true;
    if (m_firstFrame < 0 && !cue.isComment())
        m_firstFrame = start;
    qsizetype at = 0;
    int extension = 0;
    do {
        qsizetype size = std::min(textSize, text.size() - at);
        // An accent stays with its letter.
        const bool accent = m_header.table == 0 && at + size < text.size() && uchar(text[at + size - 1]) >= 0xC1
            && uchar(text[at + size - 1]) <= 0xCF;
        size -= accent;
        // More than 240 parts are no subtitle: the rest is left out.
        const bool last = at + size >= text.size() || extension == firstReserved - 1;
        QByteArray block;
        block.reserve(blockSize);
        block += char(group);
        block += char(number & 0xFF);
        block += char(number >> 8);
        block += char(last ? lastBlock : extension);
        block += char(fields.cumulative);
        putTime(block, start);
        putTime(block, end);
        block += char(fields.row);
        block += char(fields.justification);
        block += char(cue.isComment() ? 1 : 0);
        block += text.mid(at, size);
        m_body += block.leftJustified(blockSize, unusedSpace);
        at += size;
        ++extension;
        if (last)
            break;
    } while (at < text.size());
}

void Writer::writeCue(const Cue &cue)
{
    EncodedText encoded;
    if (sameAsNative(cue))
        encoded.parts = {cue.details().native.toLatin1()};
    else
        encoded = encodeText(cue, m_header);
    for (const SubtitleFeature feature : {SubtitleFeature::Italic, SubtitleFeature::Underline, SubtitleFeature::Color,
             SubtitleFeature::Background, SubtitleFeature::Characters, SubtitleFeature::LongLines})
        addLoss(m_writing.losses, feature, encoded.lost.testFlag(feature));
    const Placement &place = cue.details().placement;
    addLoss(m_writing.losses, SubtitleFeature::Position, place.x || place.width ? 1 : 0);

    // Text that does not fit the screen at once is shown in parts.
    const qint64 first = m_header.clock.fromMs(cue.startMs + m_offset);
    const qint64 end =
        std::max(m_header.clock.fromMs(cue.endMs + m_offset), std::min(first + 1, m_header.clock.last()));
    constexpr qint64 day = 24 * 3600 * 1000;
    addLoss(m_writing.losses, SubtitleFeature::Milliseconds, cue.startMs + m_offset > day ? 1 : 0);
    const qint64 count = encoded.parts.size();
    for (qint64 i = 0; i < count; ++i) {
        const QByteArray &text = encoded.parts[i];
        const int rows = rowsOf(text);
        Fields fields;
        const bool known = m_options.keepNative && !m_before.isEmpty() && parseSettings(cue.details().settings, fields);
        if (!known || readPlacement(fields.row, fields.justification, rows, m_header) != place) {
            fields.row = rowFor(place, rows, m_header);
            fields.justification = justificationOf(place);
        }
        writeSubtitle(cue, first + (end - first) * i / count, first + (end - first) * (i + 1) / count, text, fields);
    }
}

QByteArray Writer::write()
{
    chooseHeader();
    QList<qsizetype> order(m_document.cues.size());
    std::iota(order.begin(), order.end(), 0);
    if (m_before.isEmpty()) {
        std::stable_sort(order.begin(), order.end(),
            [this](qsizetype a, qsizetype b) { return m_document.cues[a].startMs < m_document.cues[b].startMs; });
    }
    for (const qsizetype i : std::as_const(order)) {
        if (hasText(m_document.cues[i]))
            writeCue(m_document.cues[i]);
    }
    const Counts counts{.blocks = m_body.size() / blockSize,
        .subtitles = m_subtitles,
        .groups = std::max(1, int(std::count(m_groups.cbegin(), m_groups.cend(), true))),
        .firstFrame = std::max<qint64>(0, m_firstFrame)};
    return writeHeader(m_before, m_header, counts, m_document, m_options) + m_body;
}

QByteArray write(const Document &document, const WriteOptions &options, Writing &writing)
{
    return Writer(document, options, writing).write();
}

} // namespace

const SubtitleFormat &ebuStl()
{
    using enum SubtitleFeature;
    static const SubtitleFormat format{.id = "ebu-stl",
        .name = "EBU STL",
        .extensions = "stl",
        .carries = SubtitleFeatures(Italic) | Underline | Color | Background | Alignment | Position | Comments
            | Metadata | EndTimes | Overlaps | LineBreaks | Milliseconds | Times,
        .countsFrames = true,
        .sniffBytes = sniff,
        .readBytes = read,
        .writeBytes = write};
    return format;
}

} // namespace Legenda::Formats
