// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

std::optional<Wish> wishOf(const QString &word)
{
    if (word == "include"_L1)
        return Wish::Include;
    if (word == "exclude"_L1)
        return Wish::Exclude;
    if (word == "only"_L1)
        return Wish::Only;
    return std::nullopt;
}

/// "exclude", "exclude,en=only" (for all languages but one), "en=only" (for one alone).
Result<Done> wishOption(
    const QCommandLineParser &parser, const QString &name, Wish LanguageWishes::*member, Preferences &into)
{
    if (!parser.isSet(name))
        return Done{};
    QMap<QString, Wish> own;
    const QStringList parts = parser.value(name).split(u',');
    for (const QString &part : parts) {
        const qsizetype equals = part.indexOf(u'=');
        const std::optional<Wish> wish = wishOf(part.mid(equals + 1));
        const Language language = equals > 0 ? Language::fromCode(part.left(equals)) : Language();
        if (!wish || (equals >= 0 && !language.isValid()))
            return fail(ErrorKind::BadInput,
                Text::tr("--%1 takes include, exclude or only, for one language as in exclude,en=only; not \"%2\".")
                    .arg(name, part));
        if (equals > 0) {
            own[language.code()] = *wish;
            continue;
        }
        into.*member = *wish;
        for (LanguageWishes &each : into.perLanguage)
            each.*member = *wish;
    }
    for (auto each = own.cbegin(); each != own.cend(); ++each) {
        if (!into.perLanguage.contains(each.key()))
            into.perLanguage[each.key()] = into;
        into.perLanguage[each.key()].*member = *each;
    }
    return Done{};
}

Result<ConflictPolicy> policyOption(const QString &value)
{
    if (value == "skip"_L1)
        return ConflictPolicy::Skip;
    if (value == "rename"_L1)
        return ConflictPolicy::KeepBoth;
    if (value == "replace"_L1)
        return ConflictPolicy::Replace;
    if (value == "ask"_L1)
        return ConflictPolicy::Ask;
    return fail(
        ErrorKind::BadInput, Text::tr("--on-conflict takes skip, rename, replace or ask, not \"%1\".").arg(value));
}

/// system, none, or the address of one: "http://anna@proxy.example.org:3128".
Result<Done> proxyOption(const QString &value, Preferences &into)
{
    if (value == "system"_L1 || value == "none"_L1) {
        into.proxyMode = value;
        return Done{};
    }
    const QUrl url(value, QUrl::StrictMode);
    const bool isSocks = url.scheme() == "socks5"_L1;
    if (!url.password().isEmpty())
        return fail(ErrorKind::BadInput,
            Text::tr("Others can see what stands on a command line: give the proxy's password in the environment, as "
                     "LEGENDA_PROXY_PASSWORD."));
    if ((!isSocks && url.scheme() != "http"_L1) || !isProxyHost(url.host()) || url.port() <= 0 || url.path().size() > 1
        || url.hasQuery() || url.hasFragment())
        return fail(ErrorKind::BadInput,
            Text::tr("--proxy takes system, none, http://host:port or socks5://host:port, not \"%1\".").arg(value));
    into.proxyMode = u"manual"_s;
    into.proxyType = isSocks ? u"socks5"_s : u"http"_s;
    into.proxyHost = url.host();
    into.proxyPort = url.port();
    into.proxyUserName = url.userName();
    return Done{};
}

/// The window's offline switch is the window's: who starts a command wants it done.
Result<Done> readNetwork(const QCommandLineParser &parser, Preferences &into)
{
    constexpr qint64 longest = 24 * 3600;
    const auto timeout = numberOption(parser, u"timeout"_s, 0);
    if (!timeout)
        return fail(timeout.error());
    if (*timeout > 0)
        into.timeoutSeconds = static_cast<int>(std::min(*timeout, longest));
    into.offline = parser.isSet(u"offline"_s);
    return parser.isSet(u"proxy"_s) ? proxyOption(parser.value(u"proxy"_s), into) : Done{};
}

QStringList linesOfStandardInput()
{
    QFile input;
    QStringList lines;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return lines;
    const QByteArray all = input.readAll();
    for (const QByteArray &line : all.split('\n')) {
        const QByteArrayView trimmed = line.endsWith('\r') ? QByteArrayView(line).chopped(1) : QByteArrayView(line);
        if (!trimmed.isEmpty())
            lines << QFile::decodeName(trimmed.toByteArray());
    }
    return lines;
}

Result<Done> readWishes(const QCommandLineParser &parser, Preferences &into)
{
    if (parser.isSet(u"languages"_s)) {
        into.languages = Language::fromList(parser.value(u"languages"_s));
        if (into.languages.isEmpty())
            return fail(ErrorKind::BadInput, Text::tr("--languages takes codes such as en,pl."));
    }
    if (parser.isSet(u"trusted"_s)) {
        const QString value = parser.value(u"trusted"_s);
        if (value != "only"_L1 && value != "include"_L1)
            return fail(ErrorKind::BadInput, Text::tr("--trusted takes only or include, not \"%1\".").arg(value));
        into.trustedOnly = value == "only"_L1;
        for (LanguageWishes &each : into.perLanguage)
            each.trustedOnly = into.trustedOnly;
    }
    const std::pair<QString, Wish LanguageWishes::*> wishes[] = {
        {u"hearing-impaired"_s, &LanguageWishes::hearingImpaired},
        {u"foreign-parts"_s, &LanguageWishes::foreignPartsOnly},
        {u"ai-translated"_s, &LanguageWishes::aiTranslated},
        {u"machine-translated"_s, &LanguageWishes::machineTranslated},
    };
    for (const auto &[name, member] : wishes) {
        if (auto wish = wishOption(parser, name, member, into); !wish)
            return fail(wish.error());
    }
    return Done{};
}

} // namespace

void addSharedOptions(QCommandLineParser &parser, const OptionGroups &groups)
{
    if (groups.input)
        parser.addOption({u"stdin"_s, Text::tr("Read names or paths from standard input, one a line (also: -).")});
    if (groups.wishes) {
        parser.addOptions({
            {{u"l"_s, u"languages"_s}, Text::tr("Wanted languages in order, such as en,pl."), u"codes"_s},
            {{u"p"_s, u"providers"_s}, Text::tr("Services to ask, such as opensubtitles-com."), u"ids"_s},
            {u"hearing-impaired"_s,
                Text::tr("Subtitles for the hearing impaired: include, exclude or only; differing for a language as in "
                         "exclude,en=only."),
                u"wish"_s},
            {u"foreign-parts"_s, Text::tr("Subtitles of foreign parts only (forced): include, exclude or only."),
                u"wish"_s},
            {u"ai-translated"_s, Text::tr("Subtitles translated by AI: include, exclude or only."), u"wish"_s},
            {u"machine-translated"_s, Text::tr("Subtitles translated by a machine: include, exclude or only."),
                u"wish"_s},
            {u"trusted"_s, Text::tr("Subtitles of trusted sources: only or include."), u"wish"_s},
        });
    }
    if (groups.saving) {
        parser.addOptions({
            {u"on-conflict"_s, Text::tr("If the file is there: skip, rename, replace (keeps a backup) or ask."),
                u"policy"_s},
            {u"format"_s, Text::tr("Format to ask the service for, such as srt or webvtt."), u"name"_s},
            {u"encoding"_s, Text::tr("Encoding to save in, such as UTF-8 (the default) or original."), u"name"_s},
            {u"dry-run"_s, Text::tr("Say what would be done and do nothing.")},
        });
    }
    if (groups.network) {
        parser.addOptions({
            {{u"j"_s, u"jobs"_s}, Text::tr("How many videos are worked on at once (default 4)."), u"n"_s},
            {u"timeout"_s, Text::tr("Give up on a silent server after so many seconds (default 30)."), u"seconds"_s},
            {u"offline"_s, Text::tr("Ask no service: only what is known already counts.")},
            {u"proxy"_s,
                Text::tr("Way to the services: system, none, http://host:port or socks5://host:port; its password is "
                         "taken from LEGENDA_PROXY_PASSWORD."),
                u"proxy"_s},
        });
    }
}

Result<qint64> numberOption(const QCommandLineParser &parser, const QString &name, qint64 fallback)
{
    if (!parser.isSet(name))
        return fallback;
    bool ok = false;
    QString text = parser.value(name);
    if (name == "imdb"_L1 && text.startsWith("tt"_L1))
        text.remove(0, 2);
    const qint64 number = text.toLongLong(&ok);
    if (!ok || number < 0)
        return fail(ErrorKind::BadInput, Text::tr("--%1 takes a number, not \"%2\".").arg(name, parser.value(name)));
    return number;
}

Result<Arguments> readArguments(const QCommandLineParser &parser, const OptionGroups &groups, const Preferences &saved)
{
    Arguments arguments;
    arguments.preferences = saved;
    arguments.preferences.offline = false;
    arguments.inputs = parser.positionalArguments();
    if (groups.input) {
        const bool dash = arguments.inputs.removeAll(u"-"_s) > 0;
        if (dash || parser.isSet(u"stdin"_s))
            arguments.inputs += linesOfStandardInput();
    }
    if (groups.wishes) {
        if (const auto wishes = readWishes(parser, arguments.preferences); !wishes)
            return fail(wishes.error());
        arguments.providers = parser.value(u"providers"_s).split(u',', Qt::SkipEmptyParts);
    }
    if (groups.saving) {
        arguments.dryRun = parser.isSet(u"dry-run"_s);
        if (parser.isSet(u"format"_s))
            arguments.preferences.saveFormat = parser.value(u"format"_s);
        if (parser.isSet(u"encoding"_s))
            arguments.preferences.saveEncoding = parser.value(u"encoding"_s);
        if (parser.isSet(u"on-conflict"_s)) {
            const auto policy = policyOption(parser.value(u"on-conflict"_s));
            if (!policy)
                return fail(policy.error());
            arguments.onConflict = *policy;
            arguments.preferences.onConflict = parser.value(u"on-conflict"_s);
        }
    }
    if (groups.network) {
        const auto jobs = numberOption(parser, u"jobs"_s, 4);
        if (!jobs)
            return fail(jobs.error());
        arguments.jobs = static_cast<int>(qBound(qint64(1), *jobs, qint64(32)));
        if (const auto network = readNetwork(parser, arguments.preferences); !network)
            return fail(network.error());
    }
    return arguments;
}

} // namespace Legenda::Cli
