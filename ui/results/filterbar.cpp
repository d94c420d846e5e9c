// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/filterbar.h"

#include "ui/results/hittext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QHash>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

FilterBar::FilterBar(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Filters"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this, 1));
    m_text = new QLineEdit(this);
    m_text->setPlaceholderText(tr("Filter subtitles"));
    m_text->setAccessibleName(tr("Filter subtitles by release or uploader"));
    m_text->setToolTip(tr("Words of the release name or the uploader (Ctrl+F or / in the list)"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(Icons::get(u"search"_s, Icons::Tone::Subtle), QLineEdit::LeadingPosition);
    m_text->setAcceptDrops(false); // files dropped here are for the window
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    m_text->installEventFilter(this);
    layout->addWidget(m_text, 1);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.text = text.simplified();
        changed();
    });

    m_languageButton = addMenuButton(u"language"_s);
    m_languageButton->setToolTip(tr("Which languages are listed"));
    layout->addWidget(m_languageButton);
    m_kindButton = addMenuButton(u"filter"_s);
    m_kindButton->setToolTip(tr("Which kinds of subtitles are listed"));
    layout->addWidget(m_kindButton);
    m_orderButton = addMenuButton(u"sort"_s);
    m_orderButton->setToolTip(tr("Order of the list"));
    layout->addWidget(m_orderButton);
    buildKinds();
    buildOrders();
    setHits({}, {});
}

QToolButton *FilterBar::addMenuButton(const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setIcon(Icons::get(icon, Icons::Tone::Subtle));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMenu(new QMenu(button));
    return button;
}

void FilterBar::buildKinds()
{
    QMenu *menu = m_kindButton->menu();
    m_allKinds = menu->addAction(tr("&All"));
    m_allKinds->setCheckable(true);
    connect(m_allKinds, &QAction::triggered, this, [this] {
        for (const Kind &kind : std::as_const(m_kinds))
            m_filter.*kind.flag = false;
        updateKinds();
        changed();
    });
    menu->addSeparator();
    m_kinds = {{tr("Human-made"), tr("&Human-made (%1)"), &HitFilter::humanOnly, nullptr},
        {tr("Trusted"), tr("From &trusted uploaders (%1)"), &HitFilter::trustedOnly, nullptr},
        {tr("SDH", "for the deaf and hard of hearing"), tr("For the hearing &impaired (%1)"),
            &HitFilter::hearingImpairedOnly, nullptr},
        {tr("Foreign parts"), tr("&Foreign parts only (%1)"), &HitFilter::forcedOnly, nullptr}};
    for (Kind &kind : m_kinds) {
        kind.action = menu->addAction(kind.text);
        kind.action->setCheckable(true);
        connect(kind.action, &QAction::triggered, this, [this, flag = kind.flag](bool on) { setFlag(flag, on); });
    }
    menu->addSeparator();
    m_unwanted = menu->addAction(QString());
    m_unwanted->setCheckable(true);
    m_unwanted->setToolTip(tr("Also those that the preferences speak against or that you hid"));
    connect(m_unwanted, &QAction::triggered, this, &FilterBar::setShowUnwanted);
}

void FilterBar::buildOrders()
{
    QMenu *menu = m_orderButton->menu();
    auto *group = new QActionGroup(menu);
    const QList<std::pair<HitOrder, QString>> orders{{HitOrder::BestFirst, tr("Best first")},
        {HitOrder::Downloads, tr("Most downloaded first")}, {HitOrder::Newest, tr("Newest first")},
        {HitOrder::Rating, tr("Best rated first")}};
    const QStringList names{tr("Best"), tr("Downloads"), tr("Newest"), tr("Rating")};
    const auto show = [this, orders, names](qsizetype at) {
        m_orderButton->setText(names.at(at));
        m_orderButton->setAccessibleName(tr("Order of the list: %1").arg(orders.at(at).second));
    };
    for (qsizetype at = 0; at < orders.size(); ++at) {
        QAction *action = menu->addAction(orders.at(at).second);
        action->setCheckable(true);
        group->addAction(action);
        action->setChecked(orders.at(at).first == m_order);
        connect(action, &QAction::triggered, this, [this, show, at, order = orders.at(at).first] {
            m_order = order;
            show(at);
            Q_EMIT orderChanged(order);
        });
    }
    show(0);
}

void FilterBar::setHits(const QList<RankedHit> &hits, const QList<Language> &preferred)
{
    QHash<Language, int> counts;
    QList<Language> languages;
    QList<int> ofKind(m_kinds.size());
    int unwanted = 0;
    for (const RankedHit &ranked : hits) {
        if (ranked.hit.language.isValid() && counts[ranked.hit.language]++ == 0)
            languages.append(ranked.hit.language);
        for (qsizetype i = 0; i < m_kinds.size(); ++i) {
            HitFilter one;
            one.*m_kinds.at(i).flag = true;
            ofKind[i] += one.accepts(ranked) ? 1 : 0;
        }
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
    for (qsizetype i = 0; i < m_kinds.size(); ++i) {
        const Kind &kind = m_kinds.at(i);
        kind.action->setText(kind.text.arg(ofKind.at(i)));
        // One that is on can be switched off whatever the hits are.
        kind.action->setEnabled(ofKind.at(i) > 0 || m_filter.*kind.flag);
    }
    m_unwanted->setText(tr("Show &unwanted (%1)").arg(unwanted));
    m_unwanted->setEnabled(unwanted > 0 || m_filter.showUnwanted);
    setLanguages(languages, counts);
    updateKinds();
}

void FilterBar::setLanguages(const QList<Language> &languages, const QHash<Language, int> &counts)
{
    m_languages = languages;
    QMenu *menu = m_languageButton->menu();
    // It may be open: what is the same stays.
    QStringList texts{tr("All &languages")};
    for (const Language &language : languages)
        texts << tr("%1 (%2)", "language, how many")
                     .arg(language.name())
                     .arg(counts.value(language))
                     .replace(u'&', "&&"_L1);
    const QList<QAction *> before = menu->actions();
    const bool same = before.size() == texts.size() + 1
        && std::equal(languages.cbegin(), languages.cend(), before.cbegin() + 2,
            [](const Language &language, const QAction *action) {
                return action->data().toString() == language.code();
            });
    if (!same) {
        menu->clear();
        for (qsizetype i = 0; i < texts.size(); ++i) {
            QAction *action = menu->addAction(texts.at(i));
            action->setCheckable(true);
            if (i == 0)
                menu->addSeparator();
            else
                action->setData(languages.at(i - 1).code());
            connect(action, &QAction::triggered, this, [this, i](bool on) {
                if (i == 0)
                    m_chosenLanguages.clear();
                else if (on)
                    m_chosenLanguages.insert(m_languages.at(i - 1));
                else
                    m_chosenLanguages.remove(m_languages.at(i - 1));
                chooseLanguages();
            });
        }
    } else {
        for (qsizetype i = 1; i < texts.size(); ++i)
            before.at(i + 1)->setText(texts.at(i));
    }
    m_languageButton->setVisible(languages.size() > 1);
    chooseLanguages();
}

/// A language that is not among the hits of this video must not hide them all.
void FilterBar::chooseLanguages()
{
    const QSet<Language> there(m_languages.cbegin(), m_languages.cend());
    const QSet<Language> next = QSet<Language>(m_chosenLanguages).intersect(there);
    const bool different = next != m_filter.languages;
    m_filter.languages = next;
    updateLanguages();
    if (different)
        changed();
}

void FilterBar::setFlag(bool HitFilter::*flag, bool on)
{
    m_filter.*flag = on;
    updateKinds();
    changed();
}

void FilterBar::setShowUnwanted(bool on)
{
    m_filter.showUnwanted = on;
    updateKinds();
    changed();
}

void FilterBar::changed()
{
    Q_EMIT filterChanged(m_filter);
}

QStringList FilterBar::kindNames() const
{
    QStringList names;
    for (const Kind &kind : m_kinds) {
        if (m_filter.*kind.flag)
            names << kind.name;
    }
    return names;
}

QStringList FilterBar::languageNames() const
{
    QStringList names;
    for (const Language &language : m_languages) {
        if (m_filter.languages.contains(language))
            names << language.name();
    }
    return names;
}

void FilterBar::updateKinds()
{
    const QStringList names = kindNames();
    m_allKinds->setChecked(names.isEmpty());
    for (const Kind &kind : std::as_const(m_kinds))
        kind.action->setChecked(m_filter.*kind.flag);
    m_unwanted->setChecked(m_filter.showUnwanted);
    const QString shown = names.isEmpty() ? tr("All", "kinds of subtitles") : names.join(tr(", "));
    m_kindButton->setText(names.size() > 1 ? tr("%1 + %2").arg(names.first()).arg(names.size() - 1) : shown);
    m_kindButton->setIcon(Icons::get(u"filter"_s, names.isEmpty() ? Icons::Tone::Subtle : Icons::Tone::Accent));
    m_kindButton->setAccessibleName(tr("Kinds listed: %1").arg(shown));
}

void FilterBar::updateLanguages()
{
    const QStringList names = languageNames();
    const QList<QAction *> actions = m_languageButton->menu()->actions();
    for (const QAction *action : actions) {
        const bool all = action == actions.first();
        if (!action->isSeparator()) {
            const_cast<QAction *>(action)->setChecked(
                all ? names.isEmpty() : m_filter.languages.contains(Language::fromCode(action->data().toString())));
        }
    }
    QStringList codes;
    for (const Language &language : std::as_const(m_languages)) {
        if (m_filter.languages.contains(language))
            codes << HitText::languageCode(language);
    }
    m_languageButton->setText(codes.isEmpty() ? tr("All", "languages")
            : codes.size() > 2                ? tr("%1 + %2").arg(codes.first()).arg(codes.size() - 1)
                                              : codes.join(tr(", ")));
    m_languageButton->setIcon(Icons::get(u"language"_s, codes.isEmpty() ? Icons::Tone::Subtle : Icons::Tone::Accent));
    m_languageButton->setAccessibleName(
        tr("Languages listed: %1").arg(names.isEmpty() ? tr("All", "languages") : names.join(tr(", "))));
}

QString FilterBar::description() const
{
    QStringList parts;
    if (!m_filter.text.isEmpty())
        parts << tr("“%1”").arg(m_filter.text);
    return (parts + languageNames() + kindNames()).join(tr(", "));
}

void FilterBar::clearFilter()
{
    const bool showUnwanted = m_filter.showUnwanted;
    m_filter = {};
    m_filter.showUnwanted = showUnwanted;
    m_chosenLanguages.clear();
    {
        const QSignalBlocker quiet(m_text);
        m_text->clear();
    }
    updateKinds();
    updateLanguages();
    changed();
}

void FilterBar::clearText()
{
    m_text->clear();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (event->type() == QEvent::ShortcutOverride) {
        // Here Escape leaves the field, whatever it is a shortcut for.
        if (key != Qt::Key_Escape)
            return QWidget::eventFilter(watched, event);
        event->accept();
        return true;
    }
    if (key == Qt::Key_Escape)
        m_text->clear();
    else if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    Q_EMIT listRequested();
    return true;
}

} // namespace Legenda
