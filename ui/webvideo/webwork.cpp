// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/webvideo/webwork.h"

#include <algorithm>

namespace Legenda {

WebWork::WebWork(WebService service, QObject *parent) : QObject(parent), m_service(service) { }

WebWork::~WebWork()
{
    m_stop.request_stop();
}

void WebWork::setVideo(const WebVideo &video)
{
    m_video = video;
    Q_EMIT videoChanged();
}

void WebWork::setLanguages(QList<ProviderLanguage> languages, const QList<Language> &preferred)
{
    std::sort(languages.begin(), languages.end(), [](const ProviderLanguage &a, const ProviderLanguage &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    const auto others = std::stable_partition(languages.begin(), languages.end(),
        [&](const ProviderLanguage &language) { return preferred.contains(language.language); });
    m_preferredCount = others - languages.begin();
    m_languages = std::move(languages);
    Q_EMIT languagesChanged();
}

QString WebWork::languageName(const QString &code) const
{
    const auto named = std::find_if(
        m_languages.begin(), m_languages.end(), [&](const ProviderLanguage &each) { return each.code == code; });
    if (named != m_languages.end())
        return named->name;
    const Language language = Language::fromCode(code);
    return language.isValid() ? language.name() : code;
}

void WebWork::begin(const QString &what)
{
    if (++m_running == 1)
        Q_EMIT busyChanged(true, what);
}

void WebWork::end()
{
    if (--m_running == 0)
        Q_EMIT busyChanged(false, {});
}

} // namespace Legenda
