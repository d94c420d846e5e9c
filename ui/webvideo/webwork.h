// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the panels of a web video share: the service, the video, what is being asked, and who hears of the end.

#include "core/pipeline/websubtitles.h"
#include "core/providers/capabilities.h"
#include "core/providers/subtitleprovider.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace Legenda {

class WebWork : public QObject
{
    Q_OBJECT
public:
    explicit WebWork(WebService service, QObject *parent = nullptr);
    ~WebWork() override; ///< stops what is on its way

    WebVideos &web() const { return *m_service.web; }
    SubtitleProvider &provider() const { return *m_service.provider; }
    QString serviceName() const { return m_service.provider->info().name; }
    /// What stands against changing anything; nothing: it can be tried.
    std::optional<Error> whyNotEdit() const { return m_service.provider->whyNot(Ability::EditVideos); }
    bool mayEdit() const { return !whyNotEdit() && !isBusy(); }

    const WebVideo &video() const { return m_video; }
    void setVideo(const WebVideo &video);
    const QList<ProviderLanguage> &languages() const { return m_languages; }
    /// @param preferred come first
    void setLanguages(QList<ProviderLanguage> languages, const QList<Language> &preferred);
    qsizetype preferredCount() const { return m_preferredCount; }
    /// By the service's code; the code itself where nobody has named it.
    QString languageName(const QString &code) const;

    /// The account may be another one now.
    void noteAccount() { Q_EMIT busyChanged(isBusy(), {}); }

    bool isBusy() const { return m_running > 0; }
    std::stop_token stopToken() const { return m_stop.get_token(); }

    /// Waits for `pending`; then `ok` gets the value, or `bad` the error. What changes something shows as busy, so that
    /// nothing is sent twice.
    template <class T, class Ok, class Bad>
    void run(Pending<T> pending, const QString &what, Ok ok, Bad bad)
    {
        begin(what);
        whenDone(std::move(pending), this, [this, ok = std::move(ok), bad = std::move(bad)](Result<T> result) mutable {
            end();
            if (result)
                ok(std::move(*result));
            else if (result.error().kind != ErrorKind::Cancelled)
                bad(result.error());
        });
    }
    /// As above; errors are told to all.
    template <class T, class Ok>
    void run(Pending<T> pending, const QString &what, Ok ok)
    {
        run(std::move(pending), what, std::move(ok), [this](const Error &error) { Q_EMIT failed(error); });
    }

Q_SIGNALS:
    void busyChanged(bool busy, const QString &what);
    void videoChanged();
    void languagesChanged(); ///< those the service has
    void succeeded(const QString &text);
    void failed(const Legenda::Error &error);

private:
    void begin(const QString &what);
    void end();

    WebService m_service;
    WebVideo m_video;
    QList<ProviderLanguage> m_languages;
    qsizetype m_preferredCount = 0;
    int m_running = 0;
    std::stop_source m_stop;
};

} // namespace Legenda
