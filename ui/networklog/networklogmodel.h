// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/network.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSortFilterProxyModel>

namespace Legenda {

/// The network log as a table, live.
class NetworkLogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Service, Method, Address, Status, Size, Duration, ColumnCount };
    enum Role { SortRole = Qt::UserRole, ServiceRole };

    /// @param names of services by their ids
    NetworkLogModel(const Network &network, QHash<QString, QString> names, QObject *parent = nullptr);

    const NetworkLogRow &at(int row) const { return m_network.log().at(row); }
    /// What people call it; a host without a name is called as it is.
    QString serviceName(const QString &service) const { return m_names.value(service, service); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const NetworkLogRow &row, int column) const;

    const Network &m_network;
    QHash<QString, QString> m_names;
    int m_count = 0; ///< as announced; the log is ahead of it while it tells of a row
};

/// Some of its rows.
class NetworkLogFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit NetworkLogFilter(NetworkLogModel &model, QObject *parent = nullptr);

    void setService(const QString &service); ///< empty: all
    void setText(const QString &text); ///< in the address, the error, the method or the status
    void setOnlyFailures(bool only);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    NetworkLogModel &m_model;
    QString m_service;
    QString m_text;
    bool m_onlyFailures = false;
};

} // namespace Legenda
