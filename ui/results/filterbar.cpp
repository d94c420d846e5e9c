// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/filterbar.h"

#include "ui/results/hittext.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace Legenda {

namespace {

constexpr int mostLanguageChips = 8;

} // namespace

FilterBar::FilterBar(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Filters"));
    m_layout = new FlowLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing(this, 1));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    m_human = addChip(tr("Human-made"), tr("Without translations by AI or a machine"), &HitFilter::humanOnly);
    m_trusted = addChip(tr("Trusted"), tr("From trusted uploaders only"), &HitFilter::trustedOnly);
    m_hearingImpaired = addChip(tr("SDH"), tr("For the deaf and hard of hearing only: with sounds and speakers"),
        &HitFilter::hearingImpairedOnly);
    m_forced = addChip(tr("Forced"), tr("Only those that translate nothing but foreign parts"), &HitFilter::forcedOnly);
    m_unwanted = addChip({}, tr("Also those that the preferences speak against"), &HitFilter::showUnwanted);
    buildOrderMenu();
    setHits({}, {});
}

QToolButton *FilterBar::addChip(const QString &text, const QString &toolTip, bool HitFilter::*flag)
{
    auto *chip = new QToolButton(this);
    chip->setText(text);
    chip->setToolTip(toolTip);
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::TabFocus);
    m_layout->addWidget(chip);
    connect(chip, &QToolButton::toggled, this, [this, flag](bool on) {
        m_filter.*flag = on;
        Q_EMIT filterChanged(m_filter);
    });
    return chip;
}

void FilterBar::buildOrderMenu()
{
    m_orderButton = new QPushButton(this);
    m_orderButton->setFlat(true);
    m_orderButton->setFocusPolicy(Qt::TabFocus);
    m_orderButton->setToolTip(tr("Order of the list"));
    auto *menu = new QMenu(m_orderButton);
    auto *group = new QActionGroup(menu);
    const QList<std::pair<HitOrder, QString>> orders{{HitOrder::BestFirst, tr("Best first")},
        {HitOrder::Downloads, tr("Most downloaded first")}, {HitOrder::Newest, tr("Newest first")},
        {HitOrder::Rating, tr("Best rated first")}};
    for (const auto &[order, text] : orders) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        action->setChecked(order == m_order);
        connect(action, &QAction::triggered, this, [this, chosen = order, action] {
            m_order = chosen;
            m_orderButton->setText(action->text());
            Q_EMIT orderChanged(chosen);
        });
    }
    m_orderButton->setMenu(menu);
    m_orderButton->setText(orders.first().second);
    m_layout->addWidget(m_orderButton);
}

void FilterBar::setHits(const QList<RankedHit> &hits, const QList<Language> &preferred)
{
    QList<Language> languages;
    bool machine = false;
    bool trusted = false;
    bool hearingImpaired = false;
    bool forced = false;
    int unwanted = 0;
    for (const RankedHit &ranked : hits) {
        const SubtitleHit &hit = ranked.hit;
        if (hit.language.isValid() && !languages.contains(hit.language))
            languages.append(hit.language);
        machine = machine || hit.aiTranslated || hit.machineTranslated;
        trusted = trusted || hit.fromTrusted;
        hearingImpaired = hearingImpaired || hit.hearingImpaired;
        forced = forced || hit.foreignPartsOnly;
        unwanted += ranked.unwanted ? 1 : 0;
    }
    const auto place = [&preferred](const Language &language) {
        const auto at = preferred.indexOf(language);
        return at < 0 ? preferred.size() : at;
    };
    std::sort(languages.begin(), languages.end(), [&place](const Language &a, const Language &b) {
        const auto first = place(a);
        const auto second = place(b);
        return first == second ? QString::localeAwareCompare(a.name(), b.name()) < 0 : first < second;
    });
    setLanguages(languages.mid(0, mostLanguageChips));
    updateChip(m_human, machine);
    updateChip(m_trusted, trusted);
    updateChip(m_hearingImpaired, hearingImpaired);
    updateChip(m_forced, forced);
    m_unwanted->setText(tr("Unwanted (%1)").arg(unwanted));
    m_unwanted->setVisible(unwanted > 0);
    m_orderButton->setEnabled(hits.size() > 1);
}

void FilterBar::setLanguages(const QList<Language> &languages)
{
    if (languages == m_languages)
        return;
    m_languages = languages;
    for (QToolButton *chip : std::as_const(m_languageChips)) {
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_languageChips.clear();
    // A language that is no longer among the hits must not hide them all.
    QSet<Language> kept;
    for (const Language &language : languages) {
        if (m_filter.languages.contains(language))
            kept.insert(language);
    }
    const bool changed = kept.size() != m_filter.languages.size();
    m_filter.languages = kept;
    if (languages.size() > 1) {
        for (const Language &language : languages) {
            auto *chip = new QToolButton(this);
            chip->setText(HitText::languageCode(language));
            chip->setToolTip(tr("Only %1").arg(language.name()));
            chip->setAccessibleName(language.name());
            chip->setCheckable(true);
            chip->setChecked(kept.contains(language));
            chip->setFocusPolicy(Qt::TabFocus);
            connect(chip, &QToolButton::toggled, this, [this, language](bool on) { languageToggled(language, on); });
            m_layout->insertWidget(static_cast<int>(m_languageChips.size()), chip);
            chip->show();
            m_languageChips.append(chip);
        }
    }
    if (changed)
        Q_EMIT filterChanged(m_filter);
}

void FilterBar::languageToggled(const Language &language, bool on)
{
    if (on)
        m_filter.languages.insert(language);
    else
        m_filter.languages.remove(language);
    Q_EMIT filterChanged(m_filter);
}

void FilterBar::updateChip(QToolButton *chip, bool useful)
{
    // One that is on stays usable: it must be possible to switch it off.
    chip->setEnabled(useful || chip->isChecked());
}

void FilterBar::clearFilter()
{
    const bool showUnwanted = m_filter.showUnwanted;
    m_filter = {};
    m_filter.showUnwanted = showUnwanted;
    const QList<QToolButton *> chips = m_languageChips + QList{m_human, m_trusted, m_hearingImpaired, m_forced};
    for (QToolButton *chip : chips) {
        const QSignalBlocker quiet(chip);
        chip->setChecked(false);
    }
    Q_EMIT filterChanged(m_filter);
}

} // namespace Legenda
