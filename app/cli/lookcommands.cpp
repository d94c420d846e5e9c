// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/providercommand.h"

#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

/// Goes through PROVIDER:ID words, one after the other.
class HitsCommand : public ProviderCommand
{
    Q_OBJECT
public:
    using ProviderCommand::ProviderCommand;

    void start() override
    {
        for (const QString &word : arguments().inputs) {
            const qsizetype colon = word.indexOf(u':');
            const QString id = word.mid(colon + 1);
            if (colon <= 0 || id.isEmpty()) {
                output().message(tr("\"%1\" names no subtitle. Write it as the service and its number: %2:1234.")
                                     .arg(word, engine().registry().all().value(0)->info().id));
                return finishWith(WrongUsage);
            }
            SubtitleProvider *provider = providerNamed(word.left(colon));
            if (!provider)
                return;
            m_hits.append({provider, id});
        }
        if (m_hits.isEmpty()) {
            output().message(tr("Say which subtitle: PROVIDER:ID, as legenda-cli search --json prints them."));
            return finishWith(WrongUsage);
        }
        withAccounts([this] { goOn(); });
    }

protected:
    struct Hit
    {
        SubtitleProvider *provider = nullptr;
        QString id;
        QString service() const { return provider->info().id; }
        QJsonObject line() const { return {{u"provider"_s, service()}, {u"id"_s, id}}; }
    };

    /// Ends with goOn().
    virtual void look(const Hit &hit) = 0;

    void goOn()
    {
        if (stopToken().stop_requested() || m_hits.isEmpty())
            return finish();
        look(m_hits.takeFirst());
    }

    void failedAt(const Hit &hit, const Error &error)
    {
        failed(hit.line(), hit.service() + u':' + hit.id, error);
        goOn();
    }

private:
    QList<Hit> m_hits;
};

class CommentsCommand : public HitsCommand
{
    Q_OBJECT
public:
    using HitsCommand::HitsCommand;

protected:
    void look(const Hit &hit) override
    {
        auto *reader = capability<CommentReader>(hit.provider);
        if (!reader)
            return failedAt(
                hit, {ErrorKind::NotSupported, tr("%1 does not show its comments here.").arg(hit.service()), {}});
        whenDone(
            reader->comments(hit.id, stopToken()), this, [this, hit](const Result<QList<SubtitleComment>> &comments) {
                if (!comments)
                    return failedAt(hit, comments.error());
                for (const SubtitleComment &comment : *comments)
                    show(hit, comment);
                if (comments->isEmpty())
                    output().message(tr("%1:%2: no comments.").arg(hit.service(), hit.id));
                succeeded();
                goOn();
            });
    }

private:
    void show(const Hit &hit, const SubtitleComment &comment)
    {
        QJsonObject line = hit.line();
        line[u"author"_s] = comment.author.isEmpty() ? QJsonValue() : QJsonValue(comment.author);
        line[u"written_at"_s] =
            comment.writtenAt.isValid() ? QJsonValue(comment.writtenAt.toUTC().toString(Qt::ISODate)) : QJsonValue();
        line[u"text"_s] = comment.text;
        const QString when = comment.writtenAt.isValid()
            ? u", "_s + QLocale().toString(comment.writtenAt.toLocalTime(), QLocale::ShortFormat)
            : QString();
        const QString author = comment.author.isEmpty() ? tr("Somebody") : comment.author;
        QStringList readable{u"%1%2:"_s.arg(author, when)};
        const QStringList parts = comment.text.split(u'\n');
        for (const QString &part : parts)
            readable << u"  "_s + part;
        output().lines(line, readable);
    }
};

class PreviewCommand : public HitsCommand
{
    Q_OBJECT
public:
    using HitsCommand::HitsCommand;

protected:
    void look(const Hit &hit) override
    {
        SubtitleHit asked;
        asked.provider = hit.service();
        asked.id = hit.id;
        asked.files = {{hit.id, 1, {}}};
        whenDone(engine().peek(asked, stopToken()), this, [this, hit](const Result<PeekedSubtitle> &peeked) {
            if (!peeked)
                return failedAt(hit, peeked.error());
            const SubtitleText &text = peeked->fetched.text;
            QJsonObject line = hit.line();
            line[u"whole"_s] = peeked->whole;
            line[u"format"_s] = text.format.isEmpty() ? QJsonValue() : QJsonValue(text.format);
            line[u"encoding"_s] = text.encoding;
            line[u"text"_s] = text.text;
            output().lines(line, text.text.split(u'\n'));
            if (!peeked->whole)
                output().message(tr("This is the beginning only; it used no download."));
            succeeded();
            goOn();
        });
    }
};

} // namespace

CommandSpec commentsCommand()
{
    CommandSpec spec;
    spec.name = u"comments"_s;
    spec.syntax = u"PROVIDER:ID…"_s;
    spec.summary = Command::tr("Print what people wrote about a subtitle (its subtitle_id).");
    spec.options.network = true;
    spec.make = [](Context &context) { return std::make_unique<CommentsCommand>(context); };
    return spec;
}

CommandSpec previewCommand()
{
    CommandSpec spec;
    spec.name = u"preview"_s;
    spec.syntax = u"PROVIDER:ID…"_s;
    spec.summary = Command::tr("Print the beginning of a subtitle without using a download.");
    spec.options.network = true;
    spec.make = [](Context &context) { return std::make_unique<PreviewCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "lookcommands.moc"
