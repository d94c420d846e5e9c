// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The composition root: the only place that names concrete services. Both programs make one of these.

#include <QString>

#include <chrono>
#include <memory>

class QObject;

namespace Legenda {

class Engine;
class FileConverter;
class HttpClient;
class Library;
class ProviderRegistry;
class ReplyKeeper;
class SecretStore;
class Settings;
class Store;

/// What work on files alone needs. Services and the network are not even made: that takes time and memory.
class FileServices
{
public:
    FileServices();
    ~FileServices();

    Settings &settings() const { return *m_settings; }
    Store &store() const { return *m_store; }
    FileConverter &converter() const { return *m_converter; }

private:
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Library> m_library; ///< of no videos
    std::unique_ptr<FileConverter> m_converter;
};

/// Everything that lives as long as the program, in the order it depends on each other.
class Services
{
public:
    Services();
    ~Services();

    Engine &engine() const { return *m_engine; }
    HttpClient &http() const { return *m_http; }
    ProviderRegistry &registry() const { return *m_registry; }
    Settings &settings() const { return *m_settings; }

private:
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<ReplyKeeper> m_replies;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ProviderRegistry> m_registry;
    std::unique_ptr<Engine> m_engine;
};

/// Name, version, organisation and the text encoding of the process; before the application object is made.
void prepareProcess();

} // namespace Legenda
