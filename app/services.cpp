// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/services.h"

#include "core/net/httpclient.h"
#include "core/net/secretstore.h"
#include "core/pipeline/engine.h"
#include "core/pipeline/fileconverter.h"
#include "core/pipeline/library.h"
#include "core/pipeline/storedreplies.h"
#include "core/providers/amara/amaraprovider.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesprovider.h"
#include "core/providers/opensubtitlescom/opensubtitlescomprovider.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgprovider.h"
#include "core/providers/providerregistry.h"
#include "core/settings/settings.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <clocale>
#include <cstring>
#include <langinfo.h>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// XDG state folder; QStandardPaths learns of it only in Qt 6.7.
QString stateFolder()
{
    const QString fromEnvironment = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base =
        QDir::isAbsolutePath(fromEnvironment) ? fromEnvironment : QDir::homePath() + "/.local/state"_L1;
    return base + "/legenda"_L1;
}

std::unique_ptr<Store> makeStore()
{
    return std::make_unique<Store>(stateFolder() + "/legenda.db"_L1);
}

} // namespace

void prepareProcess()
{
    // Qt wants UTF-8 and says so on stderr when started from cron or a bare container; file names are bytes there
    // anyway.
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
    QCoreApplication::setApplicationName(u"legenda"_s);
    QCoreApplication::setOrganizationName(u"legenda"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LEGENDA_VERSION));
}

FileServices::FileServices()
    : m_settings(std::make_unique<Settings>()), m_store(makeStore()), m_library(std::make_unique<Library>(*m_store)),
      m_converter(std::make_unique<FileConverter>(*m_store, *m_library, m_library.get()))
{
}

FileServices::~FileServices() = default;

Services::Services()
    : m_settings(std::make_unique<Settings>()), m_store(makeStore()),
      m_replies(std::make_unique<StoredReplies>(*m_store)),
      m_secrets(makeSecretStore(qEnvironmentVariable("LEGENDA_KEYRING") != "off"_L1)),
      m_http(makeHttpClient("Legenda v" LEGENDA_VERSION)), m_registry(std::make_unique<ProviderRegistry>())
{
    m_http->setReplyKeeper(m_replies.get());
    m_registry->add(std::make_unique<OpenSubtitlesComProvider>(*m_http, *m_secrets));
    m_registry->add(std::make_unique<OpenSubtitlesOrgProvider>(*m_http));
    m_registry->add(std::make_unique<KickAssSubtitlesProvider>(*m_http));
    m_registry->add(std::make_unique<AmaraProvider>(*m_http));
    const QStringList disabled = m_settings->preferences().disabledProviders;
    for (const QString &id : disabled)
        m_registry->setEnabled(id, false);
    m_engine = std::make_unique<Engine>(*m_registry, *m_secrets, *m_settings, *m_store);
    m_engine->network().attach(*m_http);
}

Services::~Services() = default;

} // namespace Legenda
