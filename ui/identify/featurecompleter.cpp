// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/featurecompleter.h"

#include "ui/identify/featuresearch.h"
#include "ui/identify/featuretext.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

namespace Legenda {

namespace {

constexpr int mostOffers = 10;

} // namespace

FeatureCompleter::FeatureCompleter(Engine &engine, QLineEdit *edit)
    : QObject(edit), m_edit(edit), m_search(new FeatureSearch(engine, this)), m_lines(new QStringListModel(this)),
      m_completer(new QCompleter(m_lines, this))
{
    // The service has chosen already; its titles need not begin with what was typed. The field itself is not told of
    // the completer: that would filter, and put the whole line into the field.
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(edit);
    m_completer->popup()->setAccessibleName(tr("Films and shows"));
    connect(edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        const FeatureQuery query = featureQueryFromText(text);
        // A number needs no help.
        m_search->ask(query.text.isEmpty() ? FeatureQuery() : query);
    });
    connect(edit, &QLineEdit::returnPressed, this, [this] {
        m_search->stop();
        m_completer->popup()->hide();
    });
    connect(m_search, &FeatureSearch::found, this, &FeatureCompleter::show);
    connect(
        m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) {
            if (index.row() < 0 || index.row() >= m_features.size())
                return;
            const Feature feature = m_features.at(index.row());
            m_edit->setText(feature.ref.title.isEmpty() ? feature.originalTitle : feature.ref.title);
            Q_EMIT featureChosen(feature);
        });
}

void FeatureCompleter::show(const QList<Feature> &features)
{
    m_features = features.mid(0, mostOffers);
    QStringList lines;
    for (const Feature &feature : std::as_const(m_features))
        lines << FeatureText::line(feature);
    m_lines->setStringList(lines);
    if (lines.isEmpty() || !m_edit->hasFocus())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

} // namespace Legenda
