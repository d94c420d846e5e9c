// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/providers/subtitleprovider.h"

#include <QObject>

#include <memory>
#include <vector>

namespace Legenda {

/// All services, in the order they are asked and shown. Filled by app/services, read by everyone.
class ProviderRegistry : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void add(std::unique_ptr<SubtitleProvider> provider);
    QList<SubtitleProvider *> all() const;
    /// Those a person has not switched off.
    QList<SubtitleProvider *> enabled() const;
    SubtitleProvider *find(const QString &id) const; ///< nullptr if there is none
    void setEnabled(const QString &id, bool on);
    bool isEnabled(const QString &id) const;
    /// Only these are switched on, and they are asked for what a person wants even where they say beforehand that it
    /// cannot be done: somebody named them.
    void insistOn(const QStringList &ids);
    /// What stands against searching there now: SubtitleProvider::whyNot(), but for those that were named.
    std::optional<Error> whyNotSearched(const SubtitleProvider &provider) const;

Q_SIGNALS:
    void enabledChanged(const QString &id, bool on);
    /// What a provider's account last said: after a login, a download, a log-out.
    void accountChanged(const QString &id, const Legenda::AccountInfo &info);

private:
    std::vector<std::unique_ptr<SubtitleProvider>> m_providers;
    QStringList m_disabled;
    QStringList m_named;
};

} // namespace Legenda
