// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SAMI, Microsoft's loose HTML: <SYNC Start=ms><P Class=language>text, shown until the next SYNC; "&nbsp;" shows
// nothing. One file can hold several languages, each a class. learn.microsoft.com: "Understanding SAMI 1.0".

#include "core/subtitles/formats/sami.h"

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/markupcolors.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace Sami {

namespace {

/// Where it begins behind comments; `text` is some CSS.
QString withoutComments(QStringView text)
{
    QString out;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype mark = text.indexOf("/*"_L1, at);
        out += text.mid(at, mark < 0 ? -1 : mark - at);
        const qsizetype end = mark < 0 ? -1 : text.indexOf("*/"_L1, mark + 2);
        if (end < 0)
            break;
        at = end + 2;
    }
    return out.remove("<!--"_L1).remove("-->"_L1);
}

/// "Name" of "Name: English; lang: en-US;".
QString declaration(QStringView declarations, QLatin1StringView name)
{
    for (const QStringView each : declarations.split(u';')) {
        const qsizetype colon = each.indexOf(u':');
        if (colon > 0 && Markup::isNamed(each.left(colon).trimmed(), name)) {
            QStringView value = each.mid(colon + 1).trimmed();
            if (value.size() >= 2 && (value.front() == u'"' || value.front() == u'\'') && value.back() == value.front())
                value = value.sliced(1, value.size() - 2);
            return value.trimmed().left(200).toString();
        }
    }
    return {};
}

} // namespace

Language languageOf(const QString &code)
{
    // What Korean files say; "kr" is Kanuri.
    if (code.startsWith("kr"_L1, Qt::CaseInsensitive))
        return Language::fromCode(u"ko");
    // "en-US-CC"
    const qsizetype first = code.indexOf(u'-');
    const qsizetype second = first < 0 ? -1 : code.indexOf(u'-', first + 1);
    const Language language = Language::fromSuffix(QStringView(code).left(second < 0 ? code.size() : second));
    return language.isValid() ? language
                              : Language::fromSuffix(QStringView(code).left(first < 0 ? code.size() : first));
}

Language languageOfClass(const QString &name)
{
    // ENCC, ENUSCC, KRCC, KRSUB …
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> countries[] = {{"kr"_L1, "ko"_L1},
        {"jp"_L1, "ja"_L1}, {"cn"_L1, "zh"_L1}, {"cz"_L1, "cs"_L1}, {"gr"_L1, "el"_L1}, {"dk"_L1, "da"_L1},
        {"se"_L1, "sv"_L1}};
    const bool usual = name.endsWith("cc"_L1, Qt::CaseInsensitive) || name.endsWith("sub"_L1, Qt::CaseInsensitive)
        || name.endsWith("subttl"_L1, Qt::CaseInsensitive) || name.size() == 2;
    if (!usual || name.size() < 2 || name.compare("cc"_L1, Qt::CaseInsensitive) == 0
        || name.startsWith("sub"_L1, Qt::CaseInsensitive))
        return {};
    const QString start = name.left(2).toLower();
    for (const auto &[country, code] : countries) {
        if (start == country)
            return Language::fromCode(QString(code));
    }
    return Language::fromSuffix(start);
}

Sheet readSheet(QStringView css)
{
    constexpr qsizetype most = 2000;
    Sheet sheet;
    const QString text = withoutComments(css);
    qsizetype at = 0;
    while (sheet.rules.size() < most) {
        const qsizetype open = text.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            break;
        const QString selectors = text.sliced(at, open - at);
        const QString declarations = text.sliced(open + 1, close - open - 1).simplified();
        at = close + 1;
        for (const QString &selector : selectors.split(u',')) {
            Rule rule{.selector = selector.trimmed().left(200), .declarations = declarations};
            if (rule.selector.startsWith(u'.')) {
                const QString code = declaration(declarations, "lang"_L1);
                rule.language = code.isEmpty() ? Language() : languageOf(code);
                rule.name = declaration(declarations, "Name"_L1);
                rule.saysLanguage = !code.isEmpty();
            }
            Markup::applyCss(declarations, rule.style);
            if (rule.selector.isEmpty() || sheet.rules.size() >= most)
                continue;
            const QString key = rule.selector.toLower();
            if (!sheet.indices.contains(key))
                sheet.indices.insert(key, int(sheet.rules.size()));
            sheet.rules.append(std::move(rule));
        }
    }
    return sheet;
}

const Rule *Sheet::find(QChar kind, QStringView name) const
{
    const int index = rules.isEmpty() ? -1 : indices.value(kind + name.toString().toLower(), -1);
    return index < 0 ? nullptr : &rules.at(index);
}

void Sheet::apply(const QList<Markup::Attribute> &attributes, TextStyle &style) const
{
    if (rules.isEmpty())
        return;
    for (const Markup::Attribute &each : attributes) {
        const QChar kind = Markup::isNamed(each.name, "class"_L1) ? u'.'
            : Markup::isNamed(each.name, "id"_L1)                 ? u'#'
                                                                  : u' ';
        if (const Rule *rule = kind == u' ' ? nullptr : find(kind, each.value.trimmed()))
            Markup::applyCss(rule->declarations, style);
    }
}

} // namespace Sami

namespace Formats {

namespace {

int sniff(QStringView head)
{
    const QStringView start = head.left(8192);
    if (start.contains("<SAMI>"_L1, Qt::CaseInsensitive) || start.contains("<SAMI "_L1, Qt::CaseInsensitive))
        return 100;
    return head.contains("<SYNC Start"_L1, Qt::CaseInsensitive) ? 95 : 0;
}

} // namespace

const SubtitleFormat &sami()
{
    static const SubtitleFormat format{.id = "sami",
        .name = "SAMI",
        .extensions = "smi sami",
        .carries = (commonFeatures | basicStyle | SubtitleFeature::Color | SubtitleFeature::Background
                       | SubtitleFeature::Font | SubtitleFeature::FontSize | SubtitleFeature::Ruby
                       | SubtitleFeature::Speaker | SubtitleFeature::NamedStyles | SubtitleFeature::Metadata)
            & ~SubtitleFeatures(SubtitleFeature::Overlaps),
        .sniff = sniff,
        .read = Sami::read,
        .write = Sami::write};
    return format;
}

} // namespace Formats

} // namespace Legenda
