// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/convert/convertqueue.h"
#include "ui/widgets/icons.h"

#include <QAbstractTableModel>

namespace Legenda {

/// The rows of a ConvertQueue. Each cell has a first line (DisplayRole) and a quiet second one.
class ConvertFilesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { FileColumn, FormatColumn, LanguageColumn, CuesColumn, ResultColumn, ColumnCount };
    enum Role {
        SecondLineRole = Qt::UserRole + 1,
        FirstMarkRole, ///< int: a Mark for the first line
        SecondMarkRole,
        IconRole, ///< name for Icons
        ToneRole, ///< int: Icons::Tone, of icon and first line
    };
    enum Mark {
        NoMark,
        UnsureMark, ///< a guess that a person should look at
        ChosenMark, ///< by the person
    };

    explicit ConvertFilesModel(ConvertQueue &queue, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString firstLine(const ConvertItem &item, int column);
    static QString secondLine(const ConvertItem &item, int column);
    static Mark mark(const ConvertItem &item, int column, bool second);
    static std::pair<QString, Icons::Tone> icon(const ConvertItem &item);

    ConvertQueue &m_queue;
};

} // namespace Legenda
