// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A folder of made-up videos and an engine with one fake service, for the tests of the pipeline.

#include "core/net/secretstore.h"
#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"
#include "tests/support/fakeprovider.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace Legenda {

/// A file of `size` bytes that takes no room; its first bytes differ by name, so that hashes do.
inline bool makeVideo(const QString &path, qint64 size = 200000)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(path.toUtf8()) > 0 && file.resize(size);
}

/// Waits for a pending value on the event loop.
template <class T>
Result<T> awaited(Pending<T> pending)
{
    QObject context;
    std::optional<Result<T>> result;
    whenDone(std::move(pending), &context, [&](Result<T> value) { result = std::move(value); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30000))
        return fail(ErrorKind::Timeout, QStringLiteral("The test waited in vain."));
    return *result;
}

struct Workshop
{
    Workshop()
        : store(QString()), settings(folder.filePath(QStringLiteral("legenda.conf"))), secrets(makeSecretStore(false)),
          registry(std::make_unique<ProviderRegistry>())
    {
        auto provider = std::make_unique<FakeProvider>();
        fake = provider.get();
        registry->add(std::move(provider));
        engine = std::make_unique<Engine>(*registry, *secrets, settings, store);
        preferences.languages = {Language::fromCode(u"en")};
    }

    /// Makes the videos and has them scanned and identified.
    QList<LibraryEntry> videos(const QStringList &names)
    {
        for (const QString &name : names) {
            if (!makeVideo(folder.filePath(name)))
                return {};
        }
        Library &library = engine->library();
        library.add({folder.path()}, {});
        if (!QTest::qWaitFor([&] { return !library.isBusy(); }, 30000))
            return {};
        QList<LibraryEntry> entries;
        for (const VideoId id : library.order())
            entries.append(*library.find(id));
        return entries;
    }

    QString path(const QString &name) const { return folder.filePath(name); }
    bool exists(const QString &name) const { return QFile::exists(path(name)); }
    QByteArray content(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir folder;
    Store store;
    Settings settings;
    std::unique_ptr<SecretStore> secrets;
    std::unique_ptr<ProviderRegistry> registry;
    FakeProvider *fake = nullptr;
    std::unique_ptr<Engine> engine;
    Preferences preferences;
};

} // namespace Legenda
