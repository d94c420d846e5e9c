// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A service for tests: answers by functions, writes down what it was asked, and can be made to wait.

#include "core/providers/subtitleprovider.h"

#include <QStringList>

#include <deque>
#include <memory>
#include <utility>

namespace Legenda {

class FakeProvider : public SubtitleProvider, public Account
{
public:
    explicit FakeProvider(QString id = QStringLiteral("fake")) : m_id(std::move(id)) { }

    // What it answers. Without a function: nothing found, and a small SubRip file for every id.
    std::function<Result<QList<SubtitleHit>>(const SearchQuery &)> onSearch;
    std::function<Result<SubtitleFile>(const QString &)> onDownload;
    AccountInfo account;
    std::optional<Error> off; ///< why nothing can be done here
    std::function<bool(const SearchQuery &)> onCanAnswer;
    /// With these, answers wait for release().
    bool holdSearches = false;
    bool holdDownloads = false;

    // What it was asked.
    QList<SearchQuery> searches;
    QStringList downloads;
    AccountValues values;
    int running = 0; ///< requests that wait
    int mostRunning = 0;

    /// Lets what waits go on.
    void release()
    {
        std::deque<std::function<void()>> waiting = std::exchange(m_waiting, {});
        for (const auto &go : waiting)
            go();
    }

    ProviderInfo info() const override
    {
        ProviderInfo info;
        info.id = m_id;
        info.name = m_id;
        info.countsDownloads = true;
        using Kind = AccountField::Kind;
        info.fields = {{QStringLiteral("url"), {}, {}, Kind::Address, false, {}},
            {QStringLiteral("username"), {}, {}, Kind::Text, false, {}},
            {QStringLiteral("password"), {}, {}, Kind::Secret, false, {}}};
        return info;
    }

    std::optional<Error> whyNot(Ability) const override { return off; }
    bool canAnswer(const SearchQuery &query) const override
    {
        return onCanAnswer ? onCanAnswer(query) : SubtitleProvider::canAnswer(query);
    }

    Pending<int> search(SearchQuery query, HitsSink sink, std::stop_token stop) override
    {
        searches.append(query);
        return later<int>(holdSearches, stop, [this, query, sink]() -> Result<int> {
            Result<QList<SubtitleHit>> hits = onSearch ? onSearch(query) : Result<QList<SubtitleHit>>();
            if (!hits)
                return fail(hits.error());
            for (SubtitleHit &hit : *hits)
                hit.provider = m_id;
            sink(*hits);
            return int(hits->size());
        });
    }

    Pending<SubtitleFile> download(QString fileId, DownloadOptions, std::stop_token stop) override
    {
        downloads.append(fileId);
        return later<SubtitleFile>(holdDownloads, stop, [this, fileId]() -> Result<SubtitleFile> {
            if (onDownload)
                return onDownload(fileId);
            return file(fileId);
        });
    }

    /// A SubRip file that says its id, with a line of `language` that is long enough to be recognised.
    static SubtitleFile file(const QString &id)
    {
        QByteArray text;
        for (int i = 1; i <= 12; ++i) {
            text += QByteArray::number(i) + "\n00:00:" + QByteArray::number(10 + i)
                + ",000 --> 00:00:" + QByteArray::number(10 + i) + ",900\nThis is line number " + QByteArray::number(i)
                + " of the subtitle " + id.toUtf8() + ".\n\n";
        }
        return {id + QStringLiteral(".srt"), text, -1, {}};
    }

    void setAccountValues(const AccountValues &newValues) override { values = newValues; }
    Pending<AccountInfo> logIn(std::stop_token) override { return ready<AccountInfo>(account); }
    Pending<Done> logOut(std::stop_token) override { return ready<Done>(Done()); }
    Pending<AccountInfo> accountInfo(std::stop_token) override { return ready<AccountInfo>(account); }
    AccountInfo lastKnown() const override { return account; }

protected:
    template <class T>
    Pending<T> later(bool hold, const std::stop_token &stop, std::function<Result<T>()> answer)
    {
        struct Waiting
        {
            QPromise<Result<T>> promise;
            bool over = false;
            std::unique_ptr<std::stop_callback<std::function<void()>>> onStop;
        };
        auto waiting = std::make_shared<Waiting>();
        waiting->promise.start();
        Pending<T> pending = waiting->promise.future();
        ++running;
        mostRunning = std::max(mostRunning, running);
        const auto end = [this](Waiting &one, Result<T> result) {
            if (std::exchange(one.over, true))
                return;
            --running;
            one.promise.addResult(std::move(result));
            one.promise.finish();
        };
        if (stop.stop_requested()) {
            end(*waiting, fail(cancelled()));
        } else if (hold) {
            m_waiting.push_back([end, answer = std::move(answer), waiting] {
                if (!waiting->over)
                    end(*waiting, answer());
                waiting->onStop.reset();
            });
            // Held by what it waits for, so that the two do not keep one another alive.
            const std::function<void()> onStop = [end, weak = std::weak_ptr<Waiting>(waiting)] {
                if (const auto one = weak.lock())
                    end(*one, fail(cancelled()));
            };
            waiting->onStop = std::make_unique<std::stop_callback<std::function<void()>>>(stop, onStop);
        } else {
            end(*waiting, answer());
        }
        return pending;
    }

private:
    QString m_id;
    std::deque<std::function<void()>> m_waiting;
};

/// A hit with what tests need most.
inline SubtitleHit makeHit(const QString &id, const QString &language, const QString &release,
    SubtitleHit::MatchedBy matchedBy = SubtitleHit::MatchedBy::Name)
{
    SubtitleHit hit;
    hit.provider = QStringLiteral("fake");
    hit.id = id;
    hit.files = {{QLatin1String("f") + id, 1, release}};
    hit.language = Language::fromCode(language);
    hit.release = release;
    hit.matchedBy = matchedBy;
    return hit;
}

} // namespace Legenda
