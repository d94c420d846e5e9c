// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/featuremodel.h"

#include "ui/identify/featuretext.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/icons.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda {

void FeatureModel::setFeatures(const QList<Feature> &features)
{
    beginResetModel();
    m_features = features;
    endResetModel();
}

const Feature *FeatureModel::featureAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this || index.row() >= m_features.size())
        return nullptr;
    return &m_features.at(index.row());
}

int FeatureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_features.size());
}

int FeatureModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FeatureModel::data(const QModelIndex &index, int role) const
{
    const Feature *feature = featureAt(index);
    if (!feature)
        return {};
    if (role == Qt::DecorationRole && index.column() == TitleColumn)
        return Icons::get(FeatureText::iconName(feature->type), Icons::Tone::Subtle);
    if (role == Qt::ToolTipRole) {
        QStringList lines{FeatureText::line(*feature)};
        if (!feature->originalTitle.isEmpty() && feature->originalTitle != feature->ref.title)
            lines << tr("Original title: %1").arg(oneLine(feature->originalTitle));
        if (!feature->alsoKnownAs.isEmpty())
            lines << tr("Also known as: %1").arg(oneLine(feature->alsoKnownAs.mid(0, 6).join(tr(", "))));
        return lines.join(u'\n');
    }
    if (role == Qt::AccessibleTextRole && index.column() == TitleColumn)
        return FeatureText::line(*feature);
    if (role == Qt::TextAlignmentRole && index.column() == SubtitlesColumn)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TitleColumn:
        return FeatureText::title(*feature);
    case YearColumn:
        return feature->ref.year > 0 ? QString::number(feature->ref.year) : QString();
    case TypeColumn:
        return FeatureText::type(feature->type);
    case SubtitlesColumn:
        return feature->subtitlesCount > 0 ? QLocale().toString(feature->subtitlesCount) : QString();
    default:
        return {};
    }
}

QVariant FeatureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Title");
    case YearColumn:
        return tr("Year");
    case TypeColumn:
        return tr("Type");
    case SubtitlesColumn:
        return tr("Subtitles");
    default:
        return {};
    }
}

} // namespace Legenda
