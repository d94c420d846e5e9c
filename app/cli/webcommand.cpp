// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"
#include "core/pipeline/websubtitles.h"
#include "core/scan/webaddress.h"

#include <QCommandLineParser>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

QJsonObject languageLine(const WebLanguage &language)
{
    QJsonArray versions;
    for (const WebVersion &version : language.versions) {
        QJsonObject line{{u"number"_s, version.number}, {u"published"_s, version.published}};
        if (!version.author.isEmpty())
            line[u"author"_s] = version.author;
        versions.append(line);
    }
    QJsonObject line{{u"language"_s, language.code}, {u"name"_s, language.name}, {u"spoken"_s, language.spoken},
        {u"complete"_s, language.complete}, {u"published"_s, language.published}, {u"versions"_s, versions}};
    if (language.cues >= 0)
        line[u"cues"_s] = language.cues;
    if (!language.title.isEmpty())
        line[u"title"_s] = language.title;
    if (!language.description.isEmpty())
        line[u"description"_s] = language.description;
    return line;
}

QString readable(const WebLanguage &language)
{
    QStringList remarks;
    if (language.spoken)
        remarks.append(Command::tr("spoken"));
    if (!language.published)
        remarks.append(Command::tr("not published"));
    if (!language.complete)
        remarks.append(Command::tr("incomplete"));
    QStringList versions;
    for (const WebVersion &version : language.versions)
        versions.append(QString::number(version.number) + (version.published ? QString() : u"*"_s));
    return u"  %1 %2  %3  %4"_s.arg(language.code, -8)
        .arg(language.name, -24)
        .arg(versions.isEmpty() ? Command::tr("no versions") : Command::tr("versions %1").arg(versions.join(u", "_s)),
            remarks.join(u", "_s))
        .trimmed();
}

QJsonObject videoLine(const WebVideo &video, const QList<WebLanguage> &languages)
{
    QJsonArray addresses;
    for (const QUrl &address : video.addresses)
        addresses.append(address.toString(QUrl::FullyEncoded));
    QJsonArray all;
    for (const WebLanguage &language : languages)
        all.append(languageLine(language));
    QJsonObject line{{u"title"_s, video.title}, {u"description"_s, video.description},
        {u"page"_s, video.page.toString(QUrl::FullyEncoded)}, {u"addresses"_s, addresses}, {u"languages"_s, all}};
    if (video.durationMs > 0)
        line[u"duration_ms"_s] = video.durationMs;
    if (!video.spokenLanguage.isEmpty())
        line[u"spoken_language"_s] = video.spokenLanguage;
    if (video.createdAt.isValid())
        line[u"created_at"_s] = video.createdAt.toString(Qt::ISODate);
    if (!video.team.isEmpty())
        line[u"team"_s] = video.team;
    if (!video.project.isEmpty())
        line[u"project"_s] = video.project;
    return line;
}

QString readable(const WebVideo &video, const QList<WebLanguage> &languages)
{
    QStringList lines{u"%1  %2"_s.arg(video.id, video.title)};
    lines.append(u"  "_s + video.page.toString());
    for (const QUrl &address : video.addresses)
        lines.append(u"  "_s + address.toString());
    for (const WebLanguage &language : languages)
        lines.append(u"  "_s + readable(language));
    return lines.join(u'\n');
}

QJsonObject addressLine(const WebAddress &address)
{
    return {{u"address_id"_s, address.id}, {u"address"_s, address.url.toString(QUrl::FullyEncoded)},
        {u"primary"_s, address.primary}, {u"original"_s, address.original}};
}

QString readable(const WebAddress &address)
{
    return u"%1  %2%3"_s.arg(address.id, -8)
        .arg(address.url.toString(), address.primary ? u"  "_s + Command::tr("(primary)") : QString());
}

/// What a service for web videos has for a video, and what an account may change there.
class WebCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        const Action *action = find(word(0));
        if (!action || arguments().inputs.size() - 1 < action->least || arguments().inputs.size() - 1 > action->most) {
            output().message(tr("Write it as one of these:"));
            for (const Action &each : actions())
                output().message(u"  web %1 %2"_s.arg(each.name, each.syntax));
            return finishWith(WrongUsage);
        }
        const QString id = parser().value(u"provider"_s);
        m_service = webService(engine().registry(), id);
        if (!m_service) {
            output().message(id.isEmpty() ? tr("None of the services that are switched on knows videos on the web.")
                                          : tr("\"%1\" is no service that knows videos on the web.").arg(id));
            return finishWith(WrongUsage);
        }
        withAccounts([this, action] { (this->*action->run)(); });
    }

private:
    struct Action
    {
        QString name;
        QString syntax;
        int least; ///< words after the name
        int most;
        void (WebCommand::*run)();
    };

    static const QList<Action> &actions()
    {
        static const QList<Action> all = {
            {u"show"_s, u"VIDEO"_s, 1, 1, &WebCommand::show},
            {u"create"_s, u"ADDRESS"_s, 1, 1, &WebCommand::create},
            {u"update"_s, u"VIDEO"_s, 1, 1, &WebCommand::update},
            {u"add-language"_s, u"VIDEO LANGUAGE"_s, 2, 2, &WebCommand::addLanguage},
            {u"actions"_s, u"VIDEO LANGUAGE"_s, 2, 2, &WebCommand::listActions},
            {u"post"_s, u"VIDEO LANGUAGE FILE|ADDRESS"_s, 3, 3, &WebCommand::post},
            {u"addresses"_s, u"VIDEO"_s, 1, 1, &WebCommand::addresses},
            {u"add-address"_s, u"VIDEO ADDRESS"_s, 2, 2, &WebCommand::addAddress},
            {u"change-address"_s, u"VIDEO NUMBER [ADDRESS]"_s, 2, 3, &WebCommand::changeAddress},
            {u"remove-address"_s, u"VIDEO NUMBER"_s, 2, 2, &WebCommand::removeAddress},
        };
        return all;
    }

    static const Action *find(const QString &name)
    {
        const auto &all = actions();
        const auto place = std::find_if(all.begin(), all.end(), [&](const Action &each) { return each.name == name; });
        return place == all.end() ? nullptr : &*place;
    }

    QString word(qsizetype index) const { return arguments().inputs.value(index); }
    QString option(const QString &name) const { return parser().value(name); }

    /// As it is in the window: one video is one address.
    static QUrl addressIn(const QString &text)
    {
        const auto known = readVideoAddress(text);
        return QUrl(known ? known->address : text);
    }

    QJsonObject about(QJsonObject more = {}) const
    {
        more[u"provider"_s] = m_service.provider->info().id;
        more[u"video"_s] = m_video.isEmpty() ? word(1) : m_video;
        return more;
    }

    /// Ends the command with what came, printed by `print`, or with why nothing did.
    template <class T, class Print>
    void endWith(Pending<T> pending, Print print)
    {
        whenDone(std::move(pending), this, [this, print](const Result<T> &result) {
            if (!result) {
                complain(result.error());
                return finish();
            }
            print(*result);
            succeeded();
            finish();
        });
    }

    void complain(const Error &error)
    {
        failed(about(), word(1), error);
        if (output().isJson())
            return;
        for (auto it = error.fields.cbegin(); it != error.fields.cend(); ++it)
            output().message(u"  %1: %2"_s.arg(it.key(), it.value()));
    }

    /// Goes on with the id of the video that is named by its id or an address.
    template <class Next>
    void withVideo(Next next)
    {
        const QString named = word(1);
        if (!looksLikeWebAddress(named)) {
            m_video = named;
            return next();
        }
        whenDone(m_service.web->webVideoAt(addressIn(named), stopToken()), this,
            [this, next](const Result<std::optional<WebVideo>> &found) {
                if (found && *found) {
                    m_video = (*found)->id;
                    return next();
                }
                complain(!found ? found.error()
                                : Error{ErrorKind::NotFound,
                                    tr("%1 does not know this address. legenda-cli web create adds it.")
                                        .arg(m_service.provider->info().name),
                                    {}});
                finish();
            });
    }

    void show()
    {
        withVideo([this] {
            auto video = m_service.web->webVideo(m_video, stopToken());
            auto languages = andThen(std::move(video), this, [this](const WebVideo &known) {
                m_shown = known;
                return m_service.web->webLanguages(m_video, stopToken());
            });
            endWith(std::move(languages), [this](const QList<WebLanguage> &all) { printVideo(m_shown, all); });
        });
    }

    void printVideo(const WebVideo &video, const QList<WebLanguage> &languages)
    {
        output().line(about(videoLine(video, languages)), readable(video, languages));
    }

    WebVideoDraft draft() const
    {
        WebVideoDraft made;
        made.title = option(u"title"_s);
        made.description = option(u"description"_s);
        made.spokenLanguage = option(u"language"_s);
        made.durationMs = option(u"duration"_s).toLongLong() * 1000;
        return made;
    }

    void create()
    {
        WebVideoDraft made = draft();
        made.address = addressIn(word(1));
        endWith(m_service.web->createWebVideo(made, stopToken()), [this](const WebVideo &video) {
            m_video = video.id;
            printVideo(video, video.languages);
        });
    }

    void update()
    {
        const WebVideoDraft made = draft();
        if (made == WebVideoDraft()) {
            output().message(tr("Say what to change: --title, --description, --language or --duration."));
            return finishWith(WrongUsage);
        }
        withVideo([this, made] {
            endWith(m_service.web->updateWebVideo(m_video, made, stopToken()),
                [this](const WebVideo &video) { printVideo(video, video.languages); });
        });
    }

    void addLanguage()
    {
        WebLanguageDraft made;
        made.code = word(2);
        made.title = option(u"title"_s);
        made.description = option(u"description"_s);
        made.spoken = parser().isSet(u"spoken"_s);
        made.complete = parser().isSet(u"complete"_s);
        withVideo([this, made] {
            endWith(m_service.web->addWebLanguage(m_video, made, stopToken()), [this](const WebLanguage &language) {
                output().line(about(languageLine(language)), readable(language));
            });
        });
    }

    void listActions()
    {
        withVideo([this] {
            endWith(m_service.web->webActions(m_video, word(2), stopToken()), [this](const QList<WebAction> &all) {
                for (const WebAction &action : all)
                    output().line(about({{u"language"_s, word(2)}, {u"action"_s, action.id}, {u"label"_s, action.label},
                                      {u"completes"_s, action.completes}}),
                        u"%1  %2"_s.arg(action.id, -16).arg(action.label));
            });
        });
    }

    void post()
    {
        const QString format = option(u"format"_s).toLower();
        if (!format.isEmpty() && !webFormats().contains(format)) {
            output().message(
                tr("\"%1\" is no format that can be sent. There are: %2.").arg(format, webFormats().join(u", "_s)));
            return finishWith(WrongUsage);
        }
        WebSubtitlesDraft made;
        made.title = option(u"title"_s);
        made.description = option(u"description"_s);
        made.action = option(u"action"_s);
        if (parser().isSet(u"complete"_s))
            made.complete = true;
        const QString source = word(3);
        if (looksLikeWebAddress(source)) {
            made.contentUrl = QUrl(source);
            made.format = format.isEmpty() ? webFormatOf(made.contentUrl.path()) : format;
            if (made.format.isEmpty()) {
                output().message(tr("The address does not tell the format. Give it with --format."));
                return finishWith(WrongUsage);
            }
            return withVideo([this, made] { send(made, 0); });
        }
        whenDone(readWebUpload(source, format, this, stopToken()), this, [this, made](const Result<WebUpload> &read) {
            if (!read) {
                complain(read.error());
                return finish();
            }
            for (const QString &warning : read->warnings)
                output().message(warning);
            WebSubtitlesDraft ready = made;
            ready.content = read->content;
            ready.format = read->format;
            withVideo([this, ready, cues = read->cues] { send(ready, cues); });
        });
    }

    /// Says what is going to be published, and does it unless only that was asked for.
    void send(const WebSubtitlesDraft &made, int cues)
    {
        QJsonObject line{{u"language"_s, word(2)}, {u"format"_s, made.format}, {u"source"_s, word(3)}};
        if (!made.action.isEmpty())
            line[u"action"_s] = made.action;
        if (cues > 0)
            line[u"cues"_s] = cues;
        if (parser().isSet(u"dry-run"_s)) {
            line[u"dry_run"_s] = true;
            output().line(
                about(line), tr("%1 would be sent as %2 for %3 of %4.").arg(word(3), made.format, word(2), m_video));
            succeeded();
            return finish();
        }
        endWith(m_service.web->postWebSubtitles(m_video, word(2), made, stopToken()),
            [this, line](const WebVersion &version) {
                QJsonObject posted = line;
                posted[u"version"_s] = version.number > 0 ? QJsonValue(version.number) : QJsonValue();
                output().line(about(posted),
                    version.number > 0 ? tr("%1 is version %2 for %3 of %4 now.")
                                             .arg(word(3))
                                             .arg(version.number)
                                             .arg(word(2), m_video)
                                       : tr("%1 was sent for %2 of %3.").arg(word(3), word(2), m_video));
            });
    }

    void addresses()
    {
        withVideo([this] {
            endWith(m_service.web->webAddresses(m_video, stopToken()), [this](const QList<WebAddress> &all) {
                for (const WebAddress &address : all)
                    printAddress(address);
            });
        });
    }

    void printAddress(const WebAddress &address) { output().line(about(addressLine(address)), readable(address)); }

    void addAddress()
    {
        WebAddress made;
        made.url = QUrl(word(2));
        made.primary = parser().isSet(u"primary"_s);
        made.original = parser().isSet(u"original"_s);
        withVideo([this, made] {
            endWith(m_service.web->addWebAddress(m_video, made, stopToken()),
                [this](const WebAddress &address) { printAddress(address); });
        });
    }

    /// What is not said stays as it is, so what is there is asked for first.
    void changeAddress()
    {
        withVideo([this] {
            auto changed = andThen(m_service.web->webAddresses(m_video, stopToken()), this,
                [this](const QList<WebAddress> &all) -> Pending<WebAddress> {
                    for (WebAddress each : all) {
                        if (each.id != word(2))
                            continue;
                        if (!word(3).isEmpty())
                            each.url = QUrl(word(3));
                        each.primary = each.primary || parser().isSet(u"primary"_s);
                        each.original = each.original || parser().isSet(u"original"_s);
                        return m_service.web->changeWebAddress(m_video, each, stopToken());
                    }
                    return failed<WebAddress>({ErrorKind::NotFound,
                        tr("The video has no address with the number %1. legenda-cli web addresses lists them.")
                            .arg(word(2)),
                        {}});
                });
            endWith(std::move(changed), [this](const WebAddress &address) {
                printAddress(address);
                // Some servers let the marks be changed, but not the address itself.
                if (!word(3).isEmpty() && address.url != QUrl(word(3)))
                    output().message(tr("The service kept the address as it was. Add the new one and remove this."));
            });
        });
    }

    void removeAddress()
    {
        withVideo([this] {
            endWith(m_service.web->removeWebAddress(m_video, word(2), stopToken()), [this](Done) {
                output().line(
                    about({{u"address_id"_s, word(2)}, {u"removed"_s, true}}), tr("%1 is removed.").arg(word(2)));
            });
        });
    }

    using Command::failed;
    template <class T>
    static Pending<T> failed(Error error)
    {
        return Legenda::failed<T>(std::move(error));
    }

    WebService m_service;
    QString m_video; ///< its id at the service
    WebVideo m_shown;
};

} // namespace

CommandSpec webCommand()
{
    CommandSpec spec;
    spec.name = u"web"_s;
    spec.syntax = u"ACTION VIDEO …"_s;
    spec.summary = Command::tr("Show and change what a service has for a video on the web.");
    spec.options.network = true;
    spec.addOptions = [](QCommandLineParser &parser) {
        parser.addOptions({
            {u"provider"_s, Command::tr("The service; otherwise the first that knows videos on the web."), u"id"_s},
            {u"title"_s, Command::tr("Title of the video, the language or the version."), u"text"_s},
            {u"description"_s, Command::tr("Description of the same."), u"text"_s},
            {u"language"_s, Command::tr("create, update: the language that is spoken."), u"code"_s},
            {u"duration"_s, Command::tr("create, update: the length of the video."), u"seconds"_s},
            {u"spoken"_s, Command::tr("add-language: it is the language that is spoken.")},
            {u"complete"_s, Command::tr("add-language, post: nothing is missing.")},
            {u"format"_s, Command::tr("post: srt, vtt, sbv, ssa, dfxp or txt; otherwise by the name."), u"format"_s},
            {u"action"_s, Command::tr("post: one of web actions, such as publish."), u"action"_s},
            {u"dry-run"_s, Command::tr("post: only say what would be sent.")},
            {u"primary"_s, Command::tr("add-address, change-address: make it the first one.")},
            {u"original"_s, Command::tr("add-address, change-address: the video was first there.")},
        });
    };
    spec.make = [](Context &context) { return std::make_unique<WebCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "webcommand.moc"
