// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"
#include "core/providers/capabilities.h"
#include "ui/widgets/statusline.h"

#include <QMap>
#include <QObject>

namespace Legenda {

class SearchController;

/// Keeps the status line's dots and "downloads left" at what the services last said.
class ServiceWatch : public QObject
{
    Q_OBJECT
public:
    ServiceWatch(Engine &engine, SearchController &searches, StatusLine &line, QObject *parent = nullptr);

    /// A trouble that came to light elsewhere, such as while downloading. Without error: it answers.
    void note(const QString &provider, const std::optional<Error> &error);

private:
    void showAll();
    void show(const QString &provider);
    void showQuota();

    Engine &m_engine;
    SearchController &m_searches;
    StatusLine &m_line;
    QMap<QString, ServiceStatus> m_services;
    QMap<QString, Quota> m_quotas;
};

} // namespace Legenda
