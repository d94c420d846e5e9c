// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/featuretreemodel.h"

#include "ui/identify/episodeplan.h"
#include "ui/identify/featuretext.h"
#include "ui/videos/videotext.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

struct FeatureTreeModel::Node
{
    enum class Kind { Feature, Season, Episode, Waiting, NoList };
    Kind kind = Kind::Feature;
    Node *parent = nullptr;
    int row = 0;
    bool opened = false; ///< its children were made, or are on their way
    Feature feature; ///< of films and shows
    QList<FeatureEpisode> episodes; ///< of a season: all; of an episode: itself
    std::vector<std::unique_ptr<Node>> children;

    Node *add(Kind childKind)
    {
        auto child = std::make_unique<Node>();
        child->kind = childKind;
        child->parent = this;
        child->row = static_cast<int>(children.size());
        children.push_back(std::move(child));
        return children.back().get();
    }
    const Feature &owner() const
    {
        const Node *node = this;
        while (node->parent)
            node = node->parent;
        return node->feature;
    }
};

FeatureTreeModel::FeatureTreeModel(QObject *parent) : QAbstractItemModel(parent) { }

FeatureTreeModel::~FeatureTreeModel() = default;

void FeatureTreeModel::setFeatures(const QList<Feature> &features)
{
    beginResetModel();
    m_features.clear();
    for (const Feature &feature : features) {
        auto node = std::make_unique<Node>();
        node->feature = feature;
        node->row = static_cast<int>(m_features.size());
        m_features.push_back(std::move(node));
    }
    endResetModel();
}

void FeatureTreeModel::addSeasons(Node *show)
{
    const QList<FeatureEpisode> episodes = EpisodePlan::ordered(show->feature);
    for (const FeatureEpisode &episode : episodes) {
        Node *last = show->children.empty() ? nullptr : show->children.back().get();
        if (!last || last->kind != Node::Kind::Season || last->episodes.first().season != episode.season)
            last = show->add(Node::Kind::Season);
        last->episodes.append(episode);
    }
}

void FeatureTreeModel::setEpisodes(qint64 featureId, const QList<FeatureEpisode> &episodes)
{
    for (const auto &node : m_features) {
        if (node->feature.ref.featureId != featureId || node->children.size() != 1
            || node->children.front()->kind != Node::Kind::Waiting)
            continue;
        const QModelIndex show = indexOf(node.get());
        beginRemoveRows(show, 0, 0);
        node->children.clear();
        endRemoveRows();
        Node made;
        made.feature.episodes = episodes;
        addSeasons(&made);
        if (made.children.empty())
            made.add(Node::Kind::NoList);
        beginInsertRows(show, 0, static_cast<int>(made.children.size()) - 1);
        node->feature.episodes = episodes;
        node->children = std::move(made.children);
        for (const auto &child : node->children)
            child->parent = node.get();
        endInsertRows();
    }
}

void FeatureTreeModel::posterLoaded(const QUrl &url)
{
    for (const auto &node : m_features) {
        if (node->feature.poster == url)
            Q_EMIT dataChanged(indexOf(node.get()), indexOf(node.get()), {PosterRole});
    }
}

FeatureTreeModel::Node *FeatureTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() && index.model() == this ? static_cast<Node *>(index.internalPointer()) : nullptr;
}

QModelIndex FeatureTreeModel::indexOf(const Node *node) const
{
    return node ? createIndex(node->row, 0, node) : QModelIndex();
}

FeatureChoice FeatureTreeModel::choiceAt(const QModelIndex &index) const
{
    const Node *node = nodeAt(index);
    if (!node || node->kind == Node::Kind::Waiting || node->kind == Node::Kind::NoList)
        return {};
    FeatureChoice choice{&node->owner(), -1, -1};
    if (node->kind == Node::Kind::Season || node->kind == Node::Kind::Episode)
        choice.season = node->episodes.first().season;
    if (node->kind == Node::Kind::Episode)
        choice.episode = node->episodes.first().episode;
    return choice;
}

QModelIndex FeatureTreeModel::featureIndex(const QModelIndex &below) const
{
    QModelIndex index = below;
    while (index.parent().isValid())
        index = index.parent();
    return index;
}

QModelIndex FeatureTreeModel::indexOf(const QModelIndex &show, int season, int episode) const
{
    const Node *node = nodeAt(show);
    if (!node)
        return {};
    for (const auto &child : node->children) {
        if (child->kind != Node::Kind::Season || child->episodes.first().season != season)
            continue;
        if (episode < 0)
            return indexOf(child.get());
        for (const auto &one : child->children) {
            if (one->episodes.first().episode == episode)
                return indexOf(one.get());
        }
    }
    return {};
}

QModelIndex FeatureTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0)
        return {};
    const Node *node = nodeAt(parent);
    const auto &nodes = node ? node->children : m_features;
    return static_cast<size_t>(row) < nodes.size() ? createIndex(row, 0, nodes[static_cast<size_t>(row)].get())
                                                   : QModelIndex();
}

QModelIndex FeatureTreeModel::parent(const QModelIndex &child) const
{
    const Node *node = nodeAt(child);
    return node ? indexOf(node->parent) : QModelIndex();
}

int FeatureTreeModel::rowCount(const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    return static_cast<int>(node ? node->children.size() : m_features.size());
}

int FeatureTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool FeatureTreeModel::hasChildren(const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    if (!node)
        return !m_features.empty();
    return !node->children.empty() || canFetchMore(parent);
}

bool FeatureTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    if (!node || node->opened)
        return false;
    return node->kind == Node::Kind::Season
        || (node->kind == Node::Kind::Feature && node->feature.type == Feature::Type::TvShow);
}

void FeatureTreeModel::fetchMore(const QModelIndex &parent)
{
    Node *node = nodeAt(parent);
    if (!node || !canFetchMore(parent))
        return;
    node->opened = true;
    Node made;
    if (node->kind == Node::Kind::Season) {
        for (const FeatureEpisode &episode : std::as_const(node->episodes))
            made.add(Node::Kind::Episode)->episodes = {episode};
    } else {
        made.feature.episodes = node->feature.episodes;
        addSeasons(&made);
        if (made.children.empty())
            made.add(Node::Kind::Waiting);
    }
    beginInsertRows(parent, 0, static_cast<int>(made.children.size()) - 1);
    node->children = std::move(made.children);
    for (const auto &child : node->children)
        child->parent = node;
    endInsertRows();
    if (node->children.front()->kind == Node::Kind::Waiting)
        Q_EMIT episodesWanted(Feature(node->feature));
}

QString FeatureTreeModel::line(const Feature &feature)
{
    const QLocale locale;
    QStringList parts;
    if (feature.ref.year > 0)
        parts << QString::number(feature.ref.year);
    parts << FeatureText::type(feature.type);
    if (feature.seasonsCount > 0)
        parts << (feature.seasonsCount == 1 ? tr("1 season") : tr("%1 seasons").arg(feature.seasonsCount));
    if (feature.subtitlesCount > 0)
        parts << (feature.subtitlesCount == 1 ? tr("1 subtitle")
                                              : tr("%1 subtitles").arg(locale.toString(feature.subtitlesCount)));
    if (!feature.originalTitle.isEmpty() && feature.originalTitle != feature.ref.title)
        parts << oneLine(feature.originalTitle);
    return parts.join(u" · "_s);
}

QString FeatureTreeModel::text(const Node &node) const
{
    switch (node.kind) {
    case Node::Kind::Feature:
        return FeatureText::title(node.feature);
    case Node::Kind::Season: {
        const int season = node.episodes.first().season;
        const QString name = season == 0 ? tr("Specials") : tr("Season %1").arg(season);
        return tr("%1 – %2", "season – how many episodes")
            .arg(name, node.episodes.size() == 1 ? tr("1 episode") : tr("%1 episodes").arg(node.episodes.size()));
    }
    case Node::Kind::Episode: {
        const FeatureEpisode &episode = node.episodes.first();
        const QString code = FeatureText::episodeCode(episode.season, episode.episode);
        return episode.title.isEmpty() ? code : tr("%1  %2", "S01E02  title").arg(code, oneLine(episode.title));
    }
    case Node::Kind::Waiting:
        return tr("Asking for the episodes…");
    case Node::Kind::NoList:
        break;
    }
    return tr("There is no list of episodes. Enter season and episode below.");
}

QVariant FeatureTreeModel::data(const QModelIndex &index, int role) const
{
    const Node *node = nodeAt(index);
    if (!node)
        return {};
    const bool feature = node->kind == Node::Kind::Feature;
    switch (role) {
    case Qt::DisplayRole:
        return text(*node);
    case Qt::AccessibleTextRole:
        return feature ? tr("%1, %2").arg(text(*node), line(node->feature)) : text(*node);
    case Qt::ToolTipRole: {
        QStringList lines{text(*node)};
        if (feature)
            lines << line(node->feature);
        if (feature && !node->feature.alsoKnownAs.isEmpty())
            lines << tr("Also known as: %1").arg(oneLine(node->feature.alsoKnownAs.mid(0, 6).join(tr(", "))));
        return lines.join(u'\n');
    }
    case LineRole:
        return feature ? line(node->feature) : QString();
    case IsFeatureRole:
        return feature;
    case IconRole:
        return feature ? FeatureText::iconName(node->feature.type) : QString();
    case PosterRole:
        return feature && m_posters ? m_posters(node->feature.ref.provider, node->feature.poster) : QPixmap();
    default:
        return {};
    }
}

} // namespace Legenda
