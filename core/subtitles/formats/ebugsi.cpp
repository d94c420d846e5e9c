// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/ebugsi.h"

#include "core/subtitles/formats/iso6937.h"

#include <QDate>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Ebu {

namespace {

struct Field
{
    int offset;
    int size;
};
constexpr Field codePage{0, 3};
constexpr Field diskFormat{3, 8};
constexpr Field displayStandard{11, 1};
constexpr Field codeTable{12, 2};
constexpr Field languageCode{14, 2};
constexpr Field title{16, 32};
constexpr Field creationDate{224, 6};
constexpr Field revisionDate{230, 6};
constexpr Field revision{236, 2};
constexpr Field blockCount{238, 5};
constexpr Field subtitleCount{243, 5};
constexpr Field groupCount{248, 3};
constexpr Field mostColumns{251, 2};
constexpr Field mostRows{253, 2};
constexpr Field timeCodeStatus{255, 1};
constexpr Field programmeStart{256, 8};
constexpr Field firstCue{264, 8};
constexpr Field diskCount{272, 1};
constexpr Field diskNumber{273, 1};
constexpr Field country{274, 3};

struct TextField
{
    const char *key; ///< of Document::metadata
    Field field;
};
constexpr TextField textFields[] = {{"title", title}, {"episode", {48, 32}}, {"translated_title", {80, 32}},
    {"translated_episode", {112, 32}}, {"translator", {144, 32}}, {"translator_contact", {176, 32}},
    {"reference", {208, 16}}, {"country", country}, {"publisher", {277, 32}}, {"editor", {309, 32}},
    {"editor_contact", {341, 32}}};
constexpr TextField dateFields[] = {{"created", creationDate}, {"revised", revisionDate}};

/// What stands in fields that must not be empty, where nobody said anything. No country has that code.
constexpr auto noTitle = "Untitled"_L1;
constexpr auto noCountry = "XXX"_L1;

/// EBU Tech 3264, appendix 3. Of languages with two codes the first one is written.
struct LanguageRow
{
    int number;
    const char *code;
};
constexpr LanguageRow languages[] = {{0x01, "sq"}, {0x02, "br"}, {0x03, "ca"}, {0x04, "hr"}, {0x05, "cy"}, {0x06, "cs"},
    {0x07, "da"}, {0x08, "de"}, {0x09, "en"}, {0x0A, "es"}, {0x0B, "eo"}, {0x0C, "et"}, {0x0D, "eu"}, {0x0E, "fo"},
    {0x0F, "fr"}, {0x10, "fy"}, {0x11, "ga"}, {0x12, "gd"}, {0x13, "gl"}, {0x14, "is"}, {0x15, "it"}, {0x16, "se"},
    {0x17, "la"}, {0x18, "lv"}, {0x19, "lb"}, {0x1A, "lt"}, {0x1B, "hu"}, {0x1C, "mt"}, {0x1D, "nl"}, {0x1E, "no"},
    {0x1F, "oc"}, {0x20, "pl"}, {0x21, "pt"}, {0x22, "ro"}, {0x23, "rm"}, {0x24, "sr"}, {0x25, "sk"}, {0x26, "sl"},
    {0x27, "fi"}, {0x28, "sv"}, {0x29, "tr"}, {0x2A, "nl"}, {0x2B, "wa"}, {0x45, "zu"}, {0x46, "vi"}, {0x47, "uz"},
    {0x48, "ur"}, {0x49, "uk"}, {0x4A, "th"}, {0x4B, "te"}, {0x4C, "tt"}, {0x4D, "ta"}, {0x4E, "tg"}, {0x4F, "sw"},
    {0x50, "srn"}, {0x51, "so"}, {0x52, "si"}, {0x53, "sn"}, {0x54, "sh"}, {0x55, "rue"}, {0x56, "ru"}, {0x57, "qu"},
    {0x58, "ps"}, {0x59, "pa"}, {0x5A, "fa"}, {0x5B, "pap"}, {0x5C, "or"}, {0x5D, "ne"}, {0x5E, "nd"}, {0x5F, "mr"},
    {0x60, "ro"}, {0x61, "ms"}, {0x62, "mg"}, {0x63, "mk"}, {0x64, "lo"}, {0x65, "ko"}, {0x66, "km"}, {0x67, "kk"},
    {0x68, "kn"}, {0x69, "ja"}, {0x6A, "id"}, {0x6B, "hi"}, {0x6C, "he"}, {0x6D, "ha"}, {0x6E, "gn"}, {0x6F, "gu"},
    {0x70, "el"}, {0x71, "ka"}, {0x72, "ff"}, {0x73, "prs"}, {0x74, "cv"}, {0x75, "zh"}, {0x76, "my"}, {0x77, "bg"},
    {0x78, "bn"}, {0x79, "be"}, {0x7A, "bm"}, {0x7B, "az"}, {0x7C, "as"}, {0x7D, "hy"}, {0x7E, "ar"}, {0x7F, "am"}};

QByteArrayView take(QByteArrayView block, Field field)
{
    return field.offset < block.size()
        ? block.sliced(field.offset).first(std::min<qsizetype>(field.size, block.size() - field.offset))
        : QByteArrayView();
}

/// Digits, with anything around them; -1: none.
qint64 numberIn(QByteArrayView text)
{
    qint64 value = -1;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            value = std::max<qint64>(value, 0) * 10 + (c - '0');
        else if (value >= 0)
            break;
    }
    return value;
}

int pageOf(QByteArrayView block)
{
    return int(numberIn(take(block, codePage)));
}

QString textOf(QByteArrayView block, Field field)
{
    return decodePage(take(block, field), pageOf(block)).trimmed();
}

int hexIn(QByteArrayView text)
{
    bool ok = false;
    const int value = text.toByteArray().trimmed().toInt(&ok, 16);
    return ok ? value : -1;
}

/// "2006-10-19" for "061019".
QString dateOf(QByteArrayView block, Field field)
{
    const QByteArray text = take(block, field).toByteArray();
    if (text.size() != field.size
        || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    constexpr int century = 70; // the format is of 1991
    const int year = text.first(2).toInt();
    const QDate date(year + (year < century ? 2000 : 1900), text.mid(2, 2).toInt(), text.mid(4, 2).toInt());
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

void put(QByteArray &block, Field field, QByteArrayView text)
{
    for (int i = 0; i < field.size; ++i)
        block[field.offset + i] = i < text.size() ? text[i] : ' ';
}

void putNumber(QByteArray &block, Field field, qint64 value)
{
    const qint64 most = qint64(std::pow(10, field.size)) - 1;
    put(block, field, QByteArray::number(std::clamp<qint64>(value, 0, most)).rightJustified(field.size, '0'));
}

void putTime(QByteArray &block, Field field, qint64 frame, int perSecond)
{
    const qint64 seconds = frame / perSecond;
    QByteArray text;
    for (const qint64 part : {seconds / 3600, seconds / 60 % 60, seconds % 60, frame % perSecond})
        text += QByteArray::number(part).rightJustified(2, '0');
    put(block, field, text);
}

qint64 timeIn(QByteArrayView text, const Clock &clock)
{
    qint64 parts[4] = {};
    for (int i = 0; i < 4; ++i)
        parts[i] = text.size() >= 2 * i + 2 ? std::max<qint64>(0, numberIn(text.sliced(2 * i, 2))) : 0;
    return clock.toMs(int(parts[0]), int(parts[1]), int(parts[2]), int(parts[3]));
}

int languageNumber(const Language &language)
{
    for (const QString &code : {language.code(), language.base().code()}) {
        const auto found = std::find_if(std::begin(languages), std::end(languages),
            [&](const LanguageRow &row) { return code == QLatin1StringView(row.code); });
        if (found != std::end(languages))
            return found->number;
        if (code == "nb"_L1 || code == "nn"_L1)
            return 0x1E;
    }
    return 0;
}

} // namespace

qint64 Clock::toMs(int hours, int minutes, int seconds, int frame) const
{
    return (hours * 3600LL + minutes * 60LL + seconds) * 1000 + (frame * 2000LL + frames) / (2 * frames);
}

qint64 Clock::fromMs(qint64 ms) const
{
    constexpr qint64 day = 24 * 3600 * 1000LL;
    ms = std::clamp<qint64>(ms, 0, day);
    return std::min((ms * frames + 500) / 1000, last());
}

bool isHeader(QByteArrayView content)
{
    const QByteArrayView format = take(content, diskFormat);
    constexpr int shortest = 16; // a file that was cut off in its first block is one, too
    if (content.size() < shortest || !format.startsWith("STL"))
        return false;
    if (format[3] >= '0' && format[3] <= '9')
        return true;
    // No frame rate that can be read: then all else has to be in order.
    const int page = pageOf(content);
    const bool knownPage = page == 437 || page == 850 || page == 860 || page == 863 || page == 865;
    return knownPage && format.endsWith(".01") && content.size() >= headerSize
        && (content.size() - headerSize) % blockSize == 0;
}

Header readHeader(QByteArrayView content)
{
    Header header;
    const qint64 rate = numberIn(take(content, {diskFormat.offset + 3, 2})); // "STL25.01"
    constexpr qint64 highest = 120;
    if (rate >= 1 && rate <= highest) {
        const bool ntsc = rate == 23 || rate == 29 || rate == 47 || rate == 59;
        header.clock.frames = int(ntsc ? rate + 1 : rate);
        header.fps = ntsc ? double(rate + 1) * 1000 / 1001 : double(rate);
    } else {
        header.knowsFps = false;
    }
    if (const QByteArrayView standard = take(content, displayStandard); !standard.isEmpty())
        header.standard = standard[0] >= '0' && standard[0] <= '2' ? standard[0] : ' ';
    const int table = hexIn(take(content, codeTable));
    header.table = table > 0 && table < codeTables ? table : 0;
    constexpr qint64 usualRows = 23;
    const qint64 rows = numberIn(take(content, mostRows));
    header.rows = int(rows > 1 ? rows : usualRows);
    header.startMs = timeIn(take(content, programmeStart), header.clock);
    header.blocks = numberIn(take(content, blockCount));
    return header;
}

void readMetadata(QByteArrayView content, Document &document)
{
    for (const auto &[key, field] : textFields) {
        const QString text = textOf(content, field);
        if (!text.isEmpty() && text != noTitle && text != noCountry)
            document.metadata.insert(QString::fromLatin1(key), text);
    }
    for (const auto &[key, field] : dateFields) {
        if (const QString date = dateOf(content, field); !date.isEmpty())
            document.metadata.insert(QString::fromLatin1(key), date);
    }
    const int number = hexIn(take(content, languageCode));
    for (const LanguageRow &row : languages) {
        if (row.number == number)
            document.language = Language::fromCode(QString::fromLatin1(row.code));
    }
}

void clearStart(QByteArray &block)
{
    put(block, programmeStart, "00000000");
}

void clearCounts(QByteArray &block)
{
    for (const Field field : {blockCount, subtitleCount, groupCount, firstCue})
        putNumber(block, field, 0);
}

QByteArray writeHeader(const QByteArray &before, const Header &header, const Counts &counts, const Document &document,
    const WriteOptions &options)
{
    const bool known = before.size() == headerSize;
    QByteArray block = known ? before : QByteArray(headerSize, ' ');
    const QByteArray today = QDate::currentDate().toString(u"yyMMdd").toLatin1();
    if (!known) {
        put(block, codePage, "850");
        put(block, creationDate, today);
        put(block, revisionDate, today);
        put(block, revision, "00");
        put(block, title, noTitle.data());
        put(block, timeCodeStatus, "1");
        clearStart(block);
        put(block, diskCount, "1");
        put(block, diskNumber, "1");
        put(block, country, noCountry.data());
        putNumber(block, mostColumns, 40);
        putNumber(block, mostRows, header.rows);
    }
    put(block, diskFormat,
        "STL" + QByteArray::number(header.knowsFps ? int(header.fps + 0.01) : 25).rightJustified(2, '0') + ".01");
    put(block, displayStandard, QByteArray(1, header.standard));
    put(block, codeTable, QByteArray::number(header.table).rightJustified(2, '0'));
    putNumber(block, blockCount, counts.blocks);
    putNumber(block, subtitleCount, counts.subtitles);
    putNumber(block, groupCount, counts.groups);
    putTime(block, firstCue, counts.firstFrame, header.clock.frames);

    const int page = pageOf(block);
    for (const auto &[key, field] : textFields) {
        QString text = document.metadata.value(QString::fromLatin1(key)).simplified();
        if (field.offset == title.offset && !options.title.isEmpty())
            text = options.title.simplified();
        // Nothing is not written over what has to be there.
        if (text == textOf(block, field) || (text.isEmpty() && !known))
            continue;
        if (field.offset == country.offset && text.size() > field.size)
            continue;
        const QByteArray bytes = encodePage(text, page);
        if (!text.isEmpty() && bytes.count('?') * 2 > bytes.size() && text.count(u'?') * 2 <= text.size())
            continue; // the page has no letters of this script
        put(block, field, bytes);
    }
    for (const auto &[key, field] : dateFields) {
        const QString text = document.metadata.value(QString::fromLatin1(key));
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (date.isValid() && text != dateOf(block, field))
            put(block, field, date.toString(u"yyMMdd").toLatin1());
    }
    const Language &language = options.language.isValid() ? options.language : document.language;
    const int number = languageNumber(language);
    const int old = hexIn(take(block, languageCode));
    Document said;
    readMetadata(block, said);
    if (old < 0 || (language.isValid() && said.language != language))
        put(block, languageCode, QByteArray::number(number, 16).toUpper().rightJustified(2, '0'));
    return block;
}

} // namespace Legenda::Ebu
