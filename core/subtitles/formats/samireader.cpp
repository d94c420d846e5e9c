// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/sami.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::Sami {

namespace {

using Markup::attribute;
using Markup::isNamed;
using Markup::Token;

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qint64 unendedMs = 4000; // the last cue, where nothing ends it

/// What one <P> of a <SYNC> shows.
struct Item
{
    qint64 startMs = 0;
    qint64 endMs = -1; ///< said by SYNC itself; -1: by the next item
    int track = 0; ///< of the classes; -1: all of them
    bool isSource = false;
    Cue cue{};
};

/// "1000", "1000ms", "1000.5", "-20"
std::optional<qint64> readTime(QStringView text)
{
    text = text.trimmed();
    if (text.contains(u':'))
        return parseClock(text);
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text = text.mid(1);
    qsizetype digits = 0;
    while (digits < text.size() && text[digits] >= u'0' && text[digits] <= u'9')
        ++digits;
    const std::optional<qint64> ms = digits > 15 ? std::nullopt : parseNumber(text.left(digits));
    return ms && negative ? -*ms : ms;
}

class Reader
{
public:
    Reader(const QString &text, const ReadOptions &options, Reading &reading)
        : m_text(text), m_tokens(m_text), m_options(options), m_reading(reading)
    {
    }
    void run();

private:
    enum class Where { Body, Style, Title, Param };

    void open(const Token &token);
    void close(const Token &token);
    void sync();
    void paragraph();
    void endParagraph(qsizetype at);
    void endSync();
    void capture(const Token &token);
    int trackOf(QStringView name);
    QList<int> chooseTrack();
    void makeCues(const QList<int> &tracks);
    void readHead();

    const QString m_text;
    Markup::Tokenizer m_tokens;
    const ReadOptions &m_options;
    Reading &m_reading;

    Where m_where = Where::Body;
    QString m_css;
    QString m_title;
    QString m_param;
    qsizetype m_headEnd = -1;
    bool m_opened = false; ///< <SAMI> or <BODY>
    bool m_closed = false;
    int m_badTimes = 0;

    Sheet m_sheet;
    bool m_sheetRead = false;
    QStringList m_classes;
    QHash<QString, int> m_tracks;
    QList<Item> m_items;

    bool m_inSync = false;
    bool m_bare = false; ///< no paragraph in this SYNC so far: it ends what was shown
    bool m_inParagraph = false;
    qint64 m_start = 0;
    qint64 m_end = -1;
    Item m_item;
    Markup::InlineText m_words;
    qsizetype m_wordsStart = 0;
    bool m_extra = false; ///< it has tags or attributes that the model has no place for
};

int Reader::trackOf(QStringView name)
{
    const QString key = name.trimmed().left(100).toString().toLower();
    const auto found = m_tracks.constFind(key);
    if (found != m_tracks.constEnd())
        return *found;
    const int track = int(m_classes.size());
    m_classes.append(name.trimmed().left(100).toString());
    m_tracks.insert(key, track);
    return track;
}

void Reader::endParagraph(qsizetype at)
{
    if (!m_inParagraph)
        return;
    m_inParagraph = false;
    m_words.moveTo(m_item.cue);
    m_words.reset();
    if (m_extra && !m_item.cue.text.isEmpty())
        m_item.cue.edit().native = QStringView(m_text).sliced(m_wordsStart, at - m_wordsStart).trimmed().toString();
    m_items.append(std::exchange(m_item, {}));
}

void Reader::endSync()
{
    endParagraph(m_tokens.start());
    if (m_inSync && m_bare)
        m_items.append({.startMs = m_start, .endMs = m_end, .track = -1});
    m_inSync = false;
}

void Reader::sync()
{
    endSync();
    if (m_headEnd < 0)
        m_headEnd = m_tokens.start();
    if (!m_sheetRead) {
        m_sheet = readSheet(m_css);
        m_sheetRead = true;
        m_words.sheet = [this](const QList<Markup::Attribute> &attributes, TextStyle &style) {
            m_sheet.apply(attributes, style);
        };
    }
    m_where = Where::Body;
    const QList<Markup::Attribute> &attributes = m_tokens.attributes();
    const std::optional<qint64> start = readTime(attribute(attributes, "start"_L1));
    m_inSync = m_bare = start.has_value();
    if (!start) {
        ++m_badTimes;
        return;
    }
    m_start = *start;
    const QStringView end = attribute(attributes, "end"_L1);
    m_end = end.isEmpty() ? -1 : readTime(end).value_or(-1);
}

void Reader::paragraph()
{
    endParagraph(m_tokens.start());
    if (!m_inSync)
        return;
    m_inParagraph = true;
    m_bare = m_extra = false;
    m_wordsStart = m_tokens.end();
    m_item = {.startMs = m_start, .endMs = m_end};
    TextStyle base;
    QString settings;
    int align = 0;
    bool classed = false;
    for (const Markup::Attribute &each : m_tokens.attributes()) {
        if (isNamed(each.name, "class"_L1)) {
            m_item.track = trackOf(each.value);
            classed = true;
        } else if (isNamed(each.name, "id"_L1)) {
            const QStringView id = each.value.trimmed();
            m_item.isSource = isNamed(id, "source"_L1);
            if (const Rule *rule = m_item.isSource ? nullptr : m_sheet.find(u'#', id)) {
                m_item.cue.edit().style = rule->selector.mid(1);
                base = rule->style;
            }
        } else if (isNamed(each.name, "style"_L1)) {
            align = Markup::applyCss(Markup::decoded(each.value), base);
            settings = "style=\""_L1 + Markup::escaped(Markup::decoded(each.value)) + u'"';
        }
    }
    if (!classed)
        m_item.track = trackOf({});
    if (align == 1 || align == 3)
        m_item.cue.edit().placement.anchor = align;
    if (!settings.isEmpty())
        m_item.cue.edit().settings = settings;
    m_words.setBase(base);
}

void Reader::open(const Token &token)
{
    if (isNamed(token.name, "sync"_L1)) {
        sync();
    } else if (isNamed(token.name, "p"_L1)) {
        paragraph();
    } else if (isNamed(token.name, "sami"_L1) || isNamed(token.name, "body"_L1)) {
        m_opened = true;
        m_where = Where::Body;
    } else if (!m_inSync && isNamed(token.name, "style"_L1)) {
        m_where = Where::Style;
    } else if (!m_inSync && isNamed(token.name, "title"_L1)) {
        m_where = Where::Title;
    } else if (!m_inSync && isNamed(token.name, "samiparam"_L1)) {
        m_where = Where::Param;
    } else if (m_inSync) {
        if (!m_inParagraph)
            paragraph(); // <SYNC Start=1><i>words</i>
        const QList<Markup::Attribute> &attributes = m_tokens.attributes();
        const bool known = m_words.open(token.name, attributes, token.selfClosing);
        const bool plain = std::all_of(attributes.begin(), attributes.end(), [](const Markup::Attribute &each) {
            return isNamed(each.name, "color"_L1) || isNamed(each.name, "face"_L1);
        });
        m_extra = m_extra || !known || !plain;
    }
}

void Reader::close(const Token &token)
{
    if (isNamed(token.name, "sami"_L1) || isNamed(token.name, "body"_L1)) {
        endSync();
        m_closed = true;
    } else if (isNamed(token.name, "p"_L1) || isNamed(token.name, "sync"_L1)) {
        endParagraph(m_tokens.start());
    } else if (m_inSync) {
        m_words.close(token.name);
    } else {
        m_where = Where::Body;
    }
}

void Reader::capture(const Token &token)
{
    if (m_inSync) {
        if (token.kind == Token::Kind::Comment) {
            m_extra = true;
        } else if (m_inParagraph || !token.text.trimmed().isEmpty()) {
            if (!m_inParagraph) { // words without <P>
                paragraph();
                m_wordsStart = m_tokens.start();
            }
            m_words.text(token.text);
        }
        return;
    }
    // The text of <STYLE> often stands in a comment.
    if (m_where == Where::Style)
        m_css += token.text;
    else if (m_where == Where::Param)
        m_param += token.text;
    else if (m_where == Where::Title && token.kind == Token::Kind::Text)
        m_title += token.text;
}

/// Those to read together: the chosen language and what belongs to all.
QList<int> Reader::chooseTrack()
{
    QList<bool> hasText(m_classes.size(), false);
    QList<int> order; // of tracks with text, as they come
    for (const Item &item : std::as_const(m_items)) {
        if (!item.cue.text.isEmpty() && !hasText[item.track]) {
            hasText[item.track] = true;
            order.append(item.track);
        }
    }
    // Classes that say no language stand beside those that do only for their looks.
    QList<const Rule *> rules;
    for (const QString &name : std::as_const(m_classes))
        rules.append(m_sheet.find(u'.', name));
    const bool anySays =
        std::any_of(order.begin(), order.end(), [&](int track) { return rules[track] && rules[track]->saysLanguage; });
    const auto isTrack = [&](int track) {
        return !m_classes[track].isEmpty() && (!anySays || (rules[track] && rules[track]->saysLanguage));
    };
    const auto languageOf = [&](int track) {
        return rules[track] && rules[track]->language.isValid() ? rules[track]->language
                                                                : languageOfClass(m_classes[track]);
    };
    QList<int> tracks;
    std::copy_if(order.begin(), order.end(), std::back_inserter(tracks), isTrack);
    int chosen = tracks.isEmpty() ? -1 : tracks.first();
    if (m_options.language.isValid()) {
        const auto exact = std::find_if(
            tracks.begin(), tracks.end(), [&](int track) { return languageOf(track) == m_options.language; });
        const auto near = std::find_if(
            tracks.begin(), tracks.end(), [&](int track) { return languageOf(track).covers(m_options.language); });
        if (exact != tracks.end())
            chosen = *exact;
        else if (near != tracks.end())
            chosen = *near;
    }
    for (const int track : std::as_const(tracks)) {
        const Language language = languageOf(track);
        if (tracks.size() > 1 && language.isValid() && !m_reading.tracks.contains(language))
            m_reading.tracks.append(language);
    }
    QStringList others;
    for (const int track : std::as_const(tracks)) {
        if (track != chosen && others.size() < 20) {
            const Language language = languageOf(track);
            const bool named = rules[track] && !rules[track]->name.isEmpty();
            others.append(named ? rules[track]->name : language.isValid() ? language.code() : m_classes[track]);
        }
    }
    if (!others.isEmpty()) {
        m_reading.warnings
            << Text::tr("The file holds other languages as well, which were left out: %1.").arg(others.join(u", "_s));
    }
    if (chosen >= 0)
        m_reading.document.language = languageOf(chosen);
    QList<int> all;
    for (int track = 0; track < m_classes.size(); ++track) {
        if (track == chosen || !isTrack(track))
            all.append(track);
    }
    return all;
}

void Reader::makeCues(const QList<int> &tracks)
{
    QList<bool> wanted(m_classes.size(), false);
    for (const int track : tracks)
        wanted[track] = true;
    m_items.removeIf([&](const Item &item) { return item.track >= 0 && !wanted[item.track]; });
    const auto earlier = [](const Item &a, const Item &b) { return a.startMs < b.startMs; };
    if (!std::is_sorted(m_items.cbegin(), m_items.cend(), earlier))
        std::stable_sort(m_items.begin(), m_items.end(), earlier);
    QList<Cue> &cues = m_reading.document.cues;
    for (qsizetype i = 0; i < m_items.size();) {
        // All that is shown from one moment on.
        qsizetype stop = i;
        qsizetype shown = 0;
        qsizetype sources = 0;
        for (; stop < m_items.size() && m_items[stop].startMs == m_items[i].startMs; ++stop) {
            shown += !m_items[stop].cue.text.isEmpty();
            // "JOHN:" with its colon reads on into the words, as in other formats.
            sources +=
                !m_items[stop].cue.text.isEmpty() && m_items[stop].isSource && !m_items[stop].cue.text.endsWith(u':');
        }
        const bool speaks = sources > 0 && shown > sources;
        QString speaker;
        Cue cue;
        StyledText several;
        bool any = false;
        qint64 end = m_items[i].endMs;
        for (; i < stop; ++i) {
            Item &item = m_items[i];
            end = std::max(end, item.endMs);
            if (item.cue.text.isEmpty())
                continue;
            if (speaks && item.isSource && !item.cue.text.endsWith(u':')) {
                speaker = item.cue.text.simplified();
            } else if (!any) {
                cue = std::move(item.cue);
                any = true;
            } else {
                const auto append = [&several](
                                        QStringView text, const TextStyle &style) { several.append(text, style); };
                if (several.isEmpty()) {
                    forEachSegment(cue, append);
                    if (!cue.details().native.isEmpty())
                        cue.edit().native.clear();
                }
                several.append(u"\n");
                forEachSegment(item.cue, append);
            }
        }
        if (!several.isEmpty())
            several.moveTo(cue);
        if (!any)
            continue;
        cue.startMs = m_items[i - 1].startMs;
        if (end < 0)
            end = i < m_items.size() ? m_items[i].startMs : cue.startMs + unendedMs;
        cue.endMs = end;
        if (!speaker.isEmpty())
            cue.edit().speaker = speaker;
        cues.append(std::move(cue));
    }
}

void Reader::readHead()
{
    Document &document = m_reading.document;
    document.head = QStringView(m_text).left(m_headEnd < 0 ? 0 : m_headEnd).trimmed().toString();
    const QString title = Markup::decoded(m_title).simplified();
    if (!title.isEmpty())
        document.metadata.insert(u"title"_s, title);
    // Copyright {(C)Copyright 1997} Media {file.wav} Metrics {time:ms; duration: 73000;}
    const QStringView param(m_param);
    qsizetype at = 0;
    while (document.metadata.size() < 50) {
        const qsizetype open = param.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : param.indexOf(u'}', open);
        if (close < 0)
            break;
        const QStringView name = param.sliced(at, open - at).trimmed();
        const QString value = Markup::decoded(param.sliced(open + 1, close - open - 1)).simplified();
        if (isNamed(name, "copyright"_L1) && !value.isEmpty())
            document.metadata.insert(u"copyright"_s, value);
        at = close + 1;
    }
    for (const Rule &rule : std::as_const(m_sheet.rules)) {
        if (rule.selector.startsWith(u'#'))
            document.styles.append({rule.selector.mid(1), rule.style, 0, rule.declarations});
    }
}

void Reader::run()
{
    while (m_tokens.next()) {
        const Token &token = m_tokens.token();
        if (m_tokens.cutOff())
            break; // half a tag at the end
        switch (token.kind) {
        case Token::Kind::Open:
            open(token);
            break;
        case Token::Kind::Close:
            close(token);
            break;
        case Token::Kind::Text:
        case Token::Kind::Comment:
        case Token::Kind::CData:
            capture(token);
            break;
        case Token::Kind::Other:
            break;
        }
    }
    endSync();
    const bool unended = m_opened && !m_closed && !m_items.isEmpty() && !m_items.last().cue.text.isEmpty();
    makeCues(chooseTrack());
    readHead();
    m_reading.cutOff = m_tokens.cutOff() || unended;
    if (m_reading.cutOff)
        m_reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (m_badTimes > 0)
        m_reading.warnings << Text::tr("%n cue(s) without a time were left out.", nullptr, m_badTimes);
}

} // namespace

QString sheetOf(QStringView head)
{
    QString css;
    bool inside = false;
    Markup::Tokenizer tokens(head);
    while (tokens.next()) {
        const Token &token = tokens.token();
        if (isNamed(token.name, "style"_L1))
            inside = token.kind == Token::Kind::Open;
        else if (inside && (token.kind == Token::Kind::Text || token.kind == Token::Kind::Comment))
            css += token.text;
    }
    return css;
}

bool readParagraph(QStringView markup, const TextStyle &base, const Sheet &sheet, Cue &cue)
{
    Markup::InlineText words;
    words.sheet = [&sheet](
                      const QList<Markup::Attribute> &attributes, TextStyle &style) { sheet.apply(attributes, style); };
    words.setBase(base);
    Markup::Tokenizer tokens(markup);
    while (tokens.next()) {
        const Token &token = tokens.token();
        for (const QLatin1StringView name : {"p"_L1, "sync"_L1, "body"_L1, "sami"_L1, "style"_L1, "head"_L1}) {
            if (isNamed(token.name, name))
                return false;
        }
        if (token.kind == Token::Kind::Open)
            words.open(token.name, tokens.attributes(), token.selfClosing);
        else if (token.kind == Token::Kind::Close)
            words.close(token.name);
        else if (token.kind == Token::Kind::Text || token.kind == Token::Kind::CData)
            words.text(token.text);
    }
    words.moveTo(cue);
    return !tokens.cutOff();
}

void read(TextInput &input, const ReadOptions &options, Reading &reading)
{
    Reader(input.rest(), options, reading).run();
}

} // namespace Legenda::Sami
