// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networklog/networklogmodel.h"

#include "ui/widgets/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda {

NetworkLogModel::NetworkLogModel(const Network &network, QHash<QString, QString> names, QObject *parent)
    : QAbstractTableModel(parent), m_network(network), m_names(std::move(names)),
      m_count(static_cast<int>(network.log().size()))
{
    connect(&network, &Network::logged, this, [this] {
        beginInsertRows({}, m_count, m_count);
        ++m_count;
        endInsertRows();
    });
    connect(&network, &Network::logAboutToDropFirst, this, [this] { beginRemoveRows({}, 0, 0); });
    connect(&network, &Network::logDroppedFirst, this, [this] {
        --m_count;
        endRemoveRows();
    });
    connect(&network, &Network::logCleared, this, [this] {
        beginResetModel();
        m_count = 0;
        endResetModel();
    });
}

int NetworkLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int NetworkLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString NetworkLogModel::text(const NetworkLogRow &row, int column) const
{
    switch (column) {
    case Time:
        return row.startedAt.toLocalTime().toString(u"HH:mm:ss"_s);
    case Service:
        return serviceName(row.service);
    case Method:
        return row.method;
    case Address:
        return row.address;
    case Status:
        if (row.status == 0)
            return row.attempt > 1 ? tr("no answer (attempt %1)").arg(row.attempt) : tr("no answer");
        return row.attempt > 1 ? tr("%1 (attempt %2)").arg(row.status).arg(row.attempt) : QString::number(row.status);
    case Size:
        return QLocale().formattedDataSize(row.bytes, 1, QLocale::DataSizeTraditionalFormat);
    case Duration:
        return row.durationMs < 10000 ? tr("%L1 ms").arg(row.durationMs)
                                      : tr("%L1 s").arg(static_cast<double>(row.durationMs) / 1000, 0, 'f', 1);
    default:
        return {};
    }
}

QVariant NetworkLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_network.log().size())
        return {};
    const NetworkLogRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Address)
            return row.address;
        return index.column() == Status && !row.error.isEmpty() ? row.error : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Size || index.column() == Duration ? QVariant(Qt::AlignVCenter | Qt::AlignRight)
                                                                    : QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    case Qt::ForegroundRole:
        return row.isFailure() && index.column() == Status ? Theme::of(QGuiApplication::palette()).bad : QVariant();
    case ServiceRole:
        return row.service;
    case SortRole:
        switch (index.column()) {
        case Time:
            return row.number;
        case Status:
            return row.status;
        case Size:
            return row.bytes;
        case Duration:
            return row.durationMs;
        default:
            return text(row, index.column());
        }
    default:
        return {};
    }
}

QVariant NetworkLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Size || section == Duration ? QVariant(Qt::AlignVCenter | Qt::AlignRight)
                                                      : QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Service:
        return tr("Service");
    case Method:
        return tr("Method");
    case Address:
        return tr("Address");
    case Status:
        return tr("Status");
    case Size:
        return tr("Size");
    case Duration:
        return tr("Took");
    default:
        return {};
    }
}

NetworkLogFilter::NetworkLogFilter(NetworkLogModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSortRole(NetworkLogModel::SortRole);
    setSourceModel(&model);
}

void NetworkLogFilter::setService(const QString &service)
{
    m_service = service;
    invalidateFilter();
}

void NetworkLogFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void NetworkLogFilter::setOnlyFailures(bool only)
{
    m_onlyFailures = only;
    invalidateFilter();
}

bool NetworkLogFilter::filterAcceptsRow(int at, const QModelIndex &) const
{
    const NetworkLogRow &row = m_model.at(at);
    if (m_onlyFailures && !row.isFailure())
        return false;
    if (!m_service.isEmpty() && row.service != m_service)
        return false;
    return m_text.isEmpty() || row.address.contains(m_text, Qt::CaseInsensitive)
        || row.error.contains(m_text, Qt::CaseInsensitive) || row.method.contains(m_text, Qt::CaseInsensitive)
        || QString::number(row.status).contains(m_text);
}

} // namespace Legenda
