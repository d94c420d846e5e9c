// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/webaddress.h"

#include <QFile>
#include <QHash>
#include <QSet>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

using Site = VideoAddress::Site;

constexpr qsizetype longestText = qsizetype(256) * 1024;
constexpr qsizetype mostAddresses = 1000;
constexpr qint64 longestLinkFile = qint64(64) * 1024;

bool isLatin(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isName(QStringView text, qsizetype shortest, qsizetype longest)
{
    return text.size() >= shortest && text.size() <= longest && std::all_of(text.begin(), text.end(), isLatin);
}

/// "m.youtube.com" -> "youtube.com" and so on: the site a host belongs to.
std::optional<Site> siteOf(QStringView host)
{
    static const QHash<QString, Site> sites{{u"youtube.com"_s, Site::YouTube}, {u"youtu.be"_s, Site::YouTube},
        {u"youtube-nocookie.com"_s, Site::YouTube}, {u"vimeo.com"_s, Site::Vimeo},
        {u"dailymotion.com"_s, Site::Dailymotion}, {u"dai.ly"_s, Site::Dailymotion}, {u"amara.org"_s, Site::Amara},
        {u"universalsubtitles.org"_s, Site::Amara}};
    while (true) {
        if (const auto site = sites.constFind(host.toString()); site != sites.cend())
            return *site;
        const qsizetype dot = host.indexOf(u'.');
        if (dot < 0)
            return std::nullopt;
        host = host.mid(dot + 1);
    }
}

/// Ids have eleven characters; these words of its addresses have, too.
bool isYouTubeId(QStringView id)
{
    return id.size() == 11 && id != "videoseries"_L1 && id != "live_stream"_L1
        && std::all_of(id.begin(), id.end(), [](QChar c) { return isLatin(c) || c == u'-' || c == u'_'; });
}

std::optional<VideoAddress> youTube(const QString &id)
{
    if (!isYouTubeId(id))
        return std::nullopt;
    return VideoAddress{Site::YouTube, "https://www.youtube.com/watch?v="_L1 + id, "YouTube "_L1 + id};
}

std::optional<VideoAddress> readYouTube(const QUrl &url, const QStringList &path, int depth)
{
    if (url.host().endsWith("youtu.be"_L1))
        return youTube(path.value(0));
    static const QSet<QString> before{u"shorts"_s, u"embed"_s, u"live"_s, u"v"_s, u"e"_s, u"vi"_s, u"watch"_s};
    if (path.size() >= 2 && before.contains(path.at(0)))
        return youTube(path.at(1));
    const QUrlQuery query(url);
    if (path.value(0) == "attribution_link"_L1 && depth == 0) {
        const QUrl inner = QUrl(u"https://www.youtube.com"_s)
                               .resolved(QUrl(query.queryItemValue(u"u"_s, QUrl::FullyDecoded), QUrl::StrictMode));
        return siteOf(inner.host()) == Site::YouTube
            ? readYouTube(inner, inner.path().split(u'/', Qt::SkipEmptyParts), depth + 1)
            : std::nullopt;
    }
    if (path.isEmpty() || path.value(0) == "watch"_L1 || path.value(0) == "watch_popup"_L1)
        return youTube(query.queryItemValue(u"v"_s));
    return std::nullopt;
}

std::optional<VideoAddress> readVimeo(const QUrl &url, const QStringList &path)
{
    // Whatever stands before it: /channels/staffpicks/ID, /groups/x/videos/ID, /showcase/1/video/ID, /ondemand/x/ID.
    static const QSet<QString> before{u"channels"_s, u"groups"_s, u"album"_s, u"showcase"_s, u"ondemand"_s, u"video"_s};
    qsizetype at = 0;
    if (!path.isEmpty() && before.contains(path.first()))
        at = path.first() == "video"_L1                                      ? 1
            : path.first() == "channels"_L1 || path.first() == "ondemand"_L1 ? 2
            : path.value(2) == "video"_L1 || path.value(2) == "videos"_L1    ? 3
                                                                             : path.size();
    const QString id = path.value(at);
    if (!isDigits(id) || id.size() > 12)
        return std::nullopt;
    // A video that is not listed is found only with its second half.
    QString secret = path.value(at + 1);
    if (secret.isEmpty())
        secret = QUrlQuery(url).queryItemValue(u"h"_s);
    const bool isSecret = isName(secret, 8, 16) && at <= 1;
    return VideoAddress{
        Site::Vimeo, "https://vimeo.com/"_L1 + id + (isSecret ? u'/' + secret : QString()), "Vimeo "_L1 + id};
}

std::optional<VideoAddress> readDailymotion(const QUrl &url, const QStringList &path)
{
    QString id;
    if (url.host().endsWith("dai.ly"_L1))
        id = path.value(0);
    else if (const qsizetype video = path.indexOf("video"_L1); video >= 0 && video <= 2)
        id = path.value(video + 1);
    else if (path.value(0).startsWith("player"_L1))
        id = QUrlQuery(url).queryItemValue(u"video"_s);
    id = id.left(id.indexOf(u'_') < 0 ? id.size() : id.indexOf(u'_')); // "x7tgad0_the-title"
    if (!isName(id, 5, 12))
        return std::nullopt;
    return VideoAddress{Site::Dailymotion, "https://www.dailymotion.com/video/"_L1 + id, "Dailymotion "_L1 + id};
}

std::optional<VideoAddress> readAmara(const QStringList &path)
{
    // "/en/videos/ID/info/the-title/"
    static const QSet<QString> pages{
        u"create"_s, u"volunteer"_s, u"upload"_s, u"latest"_s, u"popular"_s, u"featured"_s, u"search"_s, u"trending"_s};
    const qsizetype videos = path.indexOf("videos"_L1);
    const QString id = videos >= 0 && videos <= 1 ? path.value(videos + 1) : QString();
    if (!isName(id, 6, 24) || pages.contains(id))
        return std::nullopt;
    return VideoAddress{Site::Amara, u"https://amara.org/videos/%1/"_s.arg(id), "Amara "_L1 + id};
}

/// A name from outside on one line and harmless to look at.
QString plainText(const QString &text)
{
    QString plain;
    for (const QChar c : text) {
        const bool hidden = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
        plain += hidden ? QChar(u' ') : c;
    }
    return plain.simplified();
}

std::optional<VideoAddress> readFile(const QUrl &url, const QStringList &path)
{
    static const QSet<QString> kinds{u"mp4"_s, u"m4v"_s, u"webm"_s, u"ogv"_s, u"ogg"_s, u"mkv"_s, u"flv"_s, u"f4v"_s,
        u"mov"_s, u"avi"_s, u"mpg"_s, u"mpeg"_s, u"wmv"_s, u"3gp"_s};
    const QString name = path.isEmpty() ? QString() : path.last();
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0 || !kinds.contains(name.mid(dot + 1).toLower()) || url.path().endsWith(u'/'))
        return std::nullopt;
    const QString title = plainText(name.left(dot));
    return VideoAddress{Site::File, url.toString(QUrl::FullyEncoded), title.isEmpty() ? url.host() : title};
}

bool hasScheme(QStringView text)
{
    return text.startsWith("https://"_L1, Qt::CaseInsensitive) || text.startsWith("http://"_L1, Qt::CaseInsensitive);
}

/// "youtu.be/…", as people write and some programs copy it.
bool beginsWithSite(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    return slash > 0 && siteOf(text.left(slash).toString().toLower()).has_value();
}

/// What stands round an address in running text: "(see https://…)." A bracket that was opened in it belongs to it.
QStringView trimmedWord(QStringView word)
{
    constexpr QStringView opening = u"<\"'([{“‘«";
    constexpr QStringView closing = u">\"'])}”’».,;:!?…";
    while (!word.isEmpty() && opening.contains(word.front()))
        word = word.mid(1);
    while (!word.isEmpty() && closing.contains(word.back())) {
        if (word.back() == u')' && word.contains(u'('))
            break;
        word.chop(1);
    }
    return word;
}

} // namespace

std::optional<VideoAddress> readVideoAddress(QStringView given)
{
    const QStringView text = given.trimmed();
    if (text.isEmpty() || text.size() > longestAddress)
        return std::nullopt;
    const bool bare = !hasScheme(text);
    if (bare && !beginsWithSite(text))
        return std::nullopt;
    QUrl url((bare ? u"https://"_s : QString()) + text.toString(), QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return std::nullopt;
    url.setUserInfo({});
    url.setFragment({});
    const QStringList path = url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
    const std::optional<Site> site = siteOf(url.host());
    if (!site)
        return readFile(url, path);
    switch (*site) {
    case Site::YouTube:
        return readYouTube(url, path, 0);
    case Site::Vimeo:
        return readVimeo(url, path);
    case Site::Dailymotion:
        return readDailymotion(url, path);
    case Site::Amara:
        return readAmara(path);
    case Site::File:
        break;
    }
    return std::nullopt;
}

bool looksLikeWebAddress(QStringView given)
{
    const QStringView text = given.trimmed();
    return hasScheme(text) || text.startsWith("www."_L1, Qt::CaseInsensitive) || beginsWithSite(text.left(200));
}

AddressesInText videoAddressesIn(QStringView text)
{
    AddressesInText found;
    QSet<QString> seen;
    const QStringView whole = text.left(longestText);
    for (const QStringView line : whole.tokenize(u'\n')) {
        if (line.trimmed().startsWith(u'#')) // a comment of a list
            continue;
        const QString plain = line.toString().simplified();
        for (const QStringView each : QStringView(plain).tokenize(u' ')) {
            const QStringView word = trimmedWord(each);
            if (!looksLikeWebAddress(word))
                continue;
            if (seen.size() >= mostAddresses)
                return found;
            const std::optional<VideoAddress> video = readVideoAddress(word);
            const QString key = video ? video->address : word.toString();
            if (seen.contains(key))
                continue;
            seen.insert(key);
            if (video)
                found.videos.append(*video);
            else
                found.others.append(key.left(longestAddress));
        }
    }
    return found;
}

bool hasLinkExtension(QStringView fileName)
{
    return fileName.endsWith(".url"_L1, Qt::CaseInsensitive) || fileName.endsWith(".desktop"_L1, Qt::CaseInsensitive)
        || fileName.endsWith(".webloc"_L1, Qt::CaseInsensitive);
}

QString addressInLinkFile(QByteArrayView content)
{
    const QString text = QString::fromUtf8(content.first(qMin<qsizetype>(content.size(), longestLinkFile)));
    // Property lists of macOS: <key>URL</key><string>https://…</string>.
    if (const qsizetype key = text.indexOf("<key>URL</key>"_L1); key >= 0) {
        const qsizetype begin = text.indexOf("<string>"_L1, key);
        const qsizetype end = text.indexOf("</string>"_L1, begin);
        if (begin < 0 || end < 0)
            return {};
        QString address = text.mid(begin + 8, end - begin - 8).trimmed();
        return address.replace("&amp;"_L1, "&"_L1);
    }
    for (const QStringView line : QStringView(text).tokenize(u'\n')) {
        const qsizetype equals = line.indexOf(u'=');
        const QStringView key = line.left(qMax<qsizetype>(0, equals)).trimmed();
        // Some desktops write "URL[$e]".
        if (key.compare("URL"_L1, Qt::CaseInsensitive) == 0 || key.startsWith("URL["_L1))
            return line.mid(equals + 1).trimmed().toString();
    }
    return {};
}

QString readLinkFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? addressInLinkFile(file.read(longestLinkFile)) : QString();
}

QString shortAddress(const QString &address)
{
    QStringView text = address;
    for (const auto &scheme : {"https://"_L1, "http://"_L1}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            text = text.mid(scheme.size());
    }
    if (text.startsWith("www."_L1))
        text = text.mid(4);
    if (text.endsWith(u'/'))
        text.chop(1);
    return plainText(text.toString());
}

QString siteName(const QString &address)
{
    const QString host = QUrl(address).host();
    const std::optional<Site> site = siteOf(host);
    if (!site)
        return plainText(host);
    switch (*site) {
    case Site::YouTube:
        return u"YouTube"_s;
    case Site::Vimeo:
        return u"Vimeo"_s;
    case Site::Dailymotion:
        return u"Dailymotion"_s;
    case Site::Amara:
        return u"Amara"_s;
    case Site::File:
        break;
    }
    return plainText(host);
}

} // namespace Legenda
