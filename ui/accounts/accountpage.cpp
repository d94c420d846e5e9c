// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/accountpage.h"

#include "core/pipeline/accountsecrets.h"
#include "core/providers/providerregistry.h"
#include "ui/accounts/accounttext.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// A key belongs to the program or the person, not to a session: signing out keeps it.
bool outlivesSignOut(const AccountField &field)
{
    return field.kind == AccountField::Kind::Address || field.key == "api_key"_L1;
}

QLabel *smallLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

AccountPage::AccountPage(Engine &engine, const ProviderInfo &info, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_info(info)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this, 3));
    buildHead();
    layout->addWidget(buildForm());
    if (QWidget *advanced = buildAdvanced())
        layout->addWidget(advanced);
    buildActions();
    layout->addStretch(1);

    if (const auto *account = capability<Account>(engine.registry().find(info.id))) {
        if (const AccountInfo known = account->lastKnown(); known.signedIn)
            setResult(u"check"_s, static_cast<int>(Icons::Tone::Good), AccountText::status(known));
    }
    loadStored();
}

AccountPage::~AccountPage()
{
    m_stop.request_stop();
}

void AccountPage::buildHead()
{
    auto *title = new QLabel(m_info.name, this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    layout()->addWidget(title);
    if (!m_info.description.isEmpty()) {
        auto *text = new QLabel(m_info.description, this);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        layout()->addWidget(text);
    }
    if (m_info.signUp.isValid()) {
        auto *link =
            new QLabel(u"<a href=\"%1\">%2</a>"_s.arg(m_info.signUp.toString(QUrl::FullyEncoded).toHtmlEscaped(),
                           tr("Get an account or a key").toHtmlEscaped()),
                this);
        link->setOpenExternalLinks(true);
        link->setTextInteractionFlags(Qt::TextBrowserInteraction);
        link->setToolTip(m_info.signUp.toDisplayString());
        layout()->addWidget(link);
    }
}

QWidget *AccountPage::buildForm()
{
    auto *widget = new QWidget(this);
    auto *form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    for (const AccountField &field : std::as_const(m_info.fields)) {
        if (field.kind != AccountField::Kind::Address)
            addField(form, field);
    }
    return widget;
}

QWidget *AccountPage::buildAdvanced()
{
    const bool any = std::any_of(m_info.fields.cbegin(), m_info.fields.cend(),
        [](const AccountField &field) { return field.kind == AccountField::Kind::Address; });
    if (!any)
        return nullptr;
    auto *widget = new QWidget(this);
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *toggle = new QToolButton(widget);
    toggle->setText(tr("Advanced"));
    toggle->setCheckable(true);
    toggle->setAutoRaise(true);
    toggle->setFocusPolicy(Qt::StrongFocus);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setArrowType(layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow);
    layout->addWidget(toggle);
    auto *inner = new QWidget(widget);
    auto *form = new QFormLayout(inner);
    form->setContentsMargins(spacing(this, 4), 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    for (const AccountField &field : std::as_const(m_info.fields)) {
        if (field.kind == AccountField::Kind::Address)
            addField(form, field);
    }
    layout->addWidget(inner);
    inner->hide();
    connect(toggle, &QToolButton::toggled, inner, [this, toggle, inner](bool on) {
        inner->setVisible(on);
        toggle->setArrowType(on                        ? Qt::DownArrow
                : layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow
                                                       : Qt::RightArrow);
    });
    // A value that is set is not hidden.
    const bool set = std::any_of(m_fields.cbegin(), m_fields.cend(), [](const Field &field) {
        return field.field.kind == AccountField::Kind::Address && !field.original.isEmpty();
    });
    toggle->setChecked(set);
    return widget;
}

void AccountPage::addField(QFormLayout *form, const AccountField &declared)
{
    Field field;
    field.field = declared;
    auto *cell = new QWidget(form->parentWidget());
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, spacing(this, 1));
    column->setSpacing(spacing(this, 0.5));
    field.edit = new QLineEdit(cell);
    field.edit->setObjectName(declared.key);
    field.edit->setAccessibleName(declared.label);
    field.edit->setAccessibleDescription(declared.help);
    field.edit->setPlaceholderText(declared.placeholder);
    column->addWidget(field.edit);
    if (!declared.help.isEmpty())
        column->addWidget(smallLabel(declared.help, cell));
    field.problem = new ProblemLabel(cell);
    column->addWidget(field.problem);
    auto *label = new QLabel(declared.label, form->parentWidget());
    label->setBuddy(field.edit);
    // Beside the field, not beside the middle of field and help.
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    label->setContentsMargins(0, (field.edit->sizeHint().height() - label->fontMetrics().height()) / 2, 0, 0);
    form->addRow(label, cell);

    if (declared.kind == AccountField::Kind::Secret) {
        addSecretActions(field);
    } else {
        field.original = m_engine.settings().accountValue(m_info.id, declared.key);
        field.edit->setText(field.original);
    }
    // The environment wins: what is typed here would have no effect.
    const QString variable = accountVariable(m_info.id, declared.key);
    if (qEnvironmentVariableIsSet(variable.toLatin1().constData())) {
        field.fromEnvironment = true;
        field.edit->clear();
        field.original.clear();
        field.edit->setEnabled(false);
        field.edit->setPlaceholderText(tr("Given by %1").arg(variable));
    }
    connect(field.edit, &QLineEdit::textEdited, this, [this, key = declared.key] {
        if (const Field *own = find(key))
            own->problem->hide();
    });
    m_fields.insert(declared.key, field);
}

void AccountPage::addSecretActions(Field &field)
{
    field.edit->setEchoMode(QLineEdit::Password);
    field.edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    QAction *eye = field.edit->addAction(Icons::get(u"eye"_s, Icons::Tone::Subtle), QLineEdit::TrailingPosition);
    eye->setCheckable(true);
    eye->setToolTip(tr("Show what is typed"));
    connect(eye, &QAction::toggled, field.edit, [edit = field.edit, eye](bool on) {
        edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
        eye->setIcon(Icons::get(u"eye"_s, on ? Icons::Tone::Accent : Icons::Tone::Subtle));
    });
    field.forget = field.edit->addAction(Icons::get(u"close"_s, Icons::Tone::Subtle), QLineEdit::TrailingPosition);
    field.forget->setToolTip(tr("Forget the saved value"));
    field.forget->setVisible(false);
    connect(field.forget, &QAction::triggered, this, [this, key = field.field.key] {
        if (Field *own = find(key)) {
            own->removed = true;
            updatePlaceholder(*own);
        }
    });
}

AccountPage::Field *AccountPage::find(const QString &key)
{
    const auto found = m_fields.find(key);
    return found == m_fields.end() ? nullptr : &*found;
}

void AccountPage::loadStored()
{
    whenDone(storedSecrets(m_engine, m_info), this, [this](const Result<QStringList> &keys) {
        const QStringList stored = keys.value_or(QStringList());
        for (Field &field : m_fields) {
            if (field.field.kind != AccountField::Kind::Secret || field.fromEnvironment)
                continue;
            field.saved = stored.contains(field.field.key);
            updatePlaceholder(field);
        }
    });
}

void AccountPage::updatePlaceholder(Field &field)
{
    const bool shown = field.saved && !field.removed;
    field.edit->setPlaceholderText(shown ? tr("•••• (saved)") : field.field.placeholder);
    if (field.forget)
        field.forget->setVisible(shown);
}

AccountValues AccountPage::changes() const
{
    AccountValues values;
    for (const Field &field : m_fields) {
        if (field.fromEnvironment)
            continue;
        const bool secret = field.field.kind == AccountField::Kind::Secret;
        // Blanks around a user name or key come from copying; in a password they may be meant.
        const QString text =
            secret && field.field.key == "password"_L1 ? field.edit->text() : field.edit->text().trimmed();
        if (secret && !text.isEmpty())
            values.insert(field.field.key, text);
        else if (secret && field.removed && field.saved)
            values.insert(field.field.key, QString());
        else if (!secret && text != field.original)
            values.insert(field.field.key, text);
    }
    return values;
}

bool AccountPage::validate(bool all)
{
    QLineEdit *first = nullptr;
    for (const AccountField &declared : std::as_const(m_info.fields)) {
        const Field &field = m_fields[declared.key];
        QString problem = AccountText::problem(
            declared, field.edit->text(), field.fromEnvironment || (field.saved && !field.removed));
        if (!all && field.edit->text().trimmed().isEmpty())
            problem.clear();
        field.problem->setProblem(problem);
        if (!problem.isEmpty() && !first)
            first = field.edit;
    }
    if (first)
        first->setFocus();
    return !first;
}

Pending<Done> AccountPage::save()
{
    const AccountValues values = changes();
    if (values.isEmpty())
        return ready<Done>(Done());
    // The engine gives the service the values that did not change as well.
    return andThen(m_engine.saveAccount(m_info.id, values), this, [this, values](Done) {
        for (auto value = values.cbegin(); value != values.cend(); ++value) {
            Field *field = find(value.key());
            if (!field)
                continue;
            if (field->field.kind == AccountField::Kind::Secret) {
                field->saved = !value->isEmpty();
                field->removed = false;
                field->edit->clear();
                updatePlaceholder(*field);
            } else {
                field->original = *value;
            }
        }
        return Result<Done>(Done());
    });
}

void AccountPage::buildActions()
{
    auto *row = new QHBoxLayout;
    m_test = new QPushButton(tr("Save and test"), this);
    m_test->setAutoDefault(false);
    m_signOut = new QPushButton(tr("Sign out"), this);
    m_signOut->setAutoDefault(false);
    m_signOut->setToolTip(tr("Forgets the user name and password"));
    row->addWidget(m_test);
    row->addWidget(m_signOut);
    SubtitleProvider *provider = m_engine.registry().find(m_info.id);
    if (capability<StatusTeller>(provider)) {
        m_status = new QPushButton(tr("Service status"), this);
        m_status->setAutoDefault(false);
        updateStatusButton();
        row->addWidget(m_status);
        connect(m_status, &QPushButton::clicked, this, &AccountPage::askForStatus);
    }
    row->addStretch(1);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);

    m_busy = new BusyLine(this);
    layout()->addWidget(m_busy);
    auto *answer = new QHBoxLayout;
    answer->setSpacing(spacing(this, 2));
    m_resultIcon = new QLabel(this);
    m_result = new QLabel(this);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    answer->addWidget(m_resultIcon, 0, Qt::AlignTop);
    answer->addWidget(m_result, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(answer);
    m_figures = new QWidget(this);
    m_figures->hide();
    layout()->addWidget(m_figures);
    const bool hasAccount = capability<Account>(provider);
    m_test->setVisible(hasAccount);
    m_signOut->setVisible(hasAccount);

    connect(m_test, &QPushButton::clicked, this, &AccountPage::test);
    connect(m_signOut, &QPushButton::clicked, this, &AccountPage::signOut);
}

void AccountPage::setBusy(const QString &text)
{
    const bool busy = !text.isEmpty();
    m_busy->setBusy(busy, text);
    m_test->setEnabled(!busy);
    m_signOut->setEnabled(!busy);
    showFigures({});
    if (m_status) {
        if (busy)
            m_status->setEnabled(false);
        else
            updateStatusButton(); // an account may change what is offered
    }
    if (busy)
        setResult(u"clock"_s, static_cast<int>(Icons::Tone::Subtle), text);
}

void AccountPage::setResult(const QString &icon, int tone, const QString &text)
{
    const int side = QFontMetrics(font()).height();
    m_resultIcon->setPixmap(
        Icons::get(icon, static_cast<Icons::Tone>(tone)).pixmap(QSize(side, side), devicePixelRatioF()));
    m_result->setText(text);
}

void AccountPage::showError(const Error &error)
{
    setBusy({});
    setResult(u"error"_s, static_cast<int>(Icons::Tone::Bad), error.message);
    m_result->setToolTip(error.detail);
}

void AccountPage::test()
{
    auto *account = capability<Account>(m_engine.registry().find(m_info.id));
    if (!account || !validate(true))
        return;
    m_stop = std::stop_source();
    setBusy(tr("Asking %1…").arg(m_info.name));
    const auto info =
        andThen(save(), this, [account, stop = m_stop.get_token()](Done) { return account->logIn(stop); });
    whenDone(info, this, [this](const Result<AccountInfo> &result) {
        if (!result) {
            showError(result.error());
            return;
        }
        setBusy({});
        setResult(u"check"_s, static_cast<int>(Icons::Tone::Good), AccountText::status(*result));
    });
}

void AccountPage::updateStatusButton()
{
    const auto why = m_engine.registry().find(m_info.id)->whyNot(Ability::Status);
    m_status->setEnabled(!why);
    m_status->setToolTip(why ? why->message : tr("Asks %1 how it is doing; this needs no account").arg(m_info.name));
}

void AccountPage::askForStatus()
{
    auto *teller = capability<StatusTeller>(m_engine.registry().find(m_info.id));
    if (!teller)
        return;
    m_stop = std::stop_source();
    setBusy(tr("Asking %1…").arg(m_info.name));
    whenDone(teller->condition(m_stop.get_token()), this, [this](const Result<ServiceCondition> &condition) {
        if (!condition) {
            showError(condition.error());
            return;
        }
        setBusy({});
        setResult(u"check"_s, static_cast<int>(Icons::Tone::Good), condition->summary);
        m_result->setToolTip({});
        showFigures(condition->figures);
    });
}

void AccountPage::showFigures(const QList<std::pair<QString, QString>> &figures)
{
    // A service's own words have no bounds.
    constexpr qsizetype mostFigures = 30;
    delete m_figures->layout();
    qDeleteAll(m_figures->findChildren<QLabel *>(Qt::FindDirectChildrenOnly));
    m_figures->setVisible(!figures.isEmpty());
    if (figures.isEmpty())
        return;
    auto *form = new QFormLayout(m_figures);
    form->setContentsMargins(QFontMetrics(font()).height() + spacing(this, 2), 0, 0, 0);
    form->setVerticalSpacing(spacing(this, 0.5));
    form->setHorizontalSpacing(spacing(this, 4));
    for (const auto &[name, value] : figures.mid(0, mostFigures)) {
        auto *text = new QLabel(value, m_figures);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *label = smallLabel(name, m_figures);
        label->setWordWrap(false);
        form->addRow(label, text);
    }
    // Not below the edge of the dialog, once they have their place.
    QScrollArea *area = nullptr;
    for (QWidget *above = parentWidget(); above && !area; above = above->parentWidget())
        area = qobject_cast<QScrollArea *>(above);
    if (!area)
        return;
    connect(
        area->verticalScrollBar(), &QScrollBar::rangeChanged, m_figures,
        [this, area] { QTimer::singleShot(0, m_figures, [this, area] { area->ensureWidgetVisible(m_figures); }); },
        Qt::SingleShotConnection);
}

void AccountPage::signOut()
{
    auto *account = capability<Account>(m_engine.registry().find(m_info.id));
    if (!account)
        return;
    m_stop = std::stop_source();
    setBusy(tr("Signing out…"));
    for (Field &field : m_fields) {
        if (outlivesSignOut(field.field) || field.fromEnvironment)
            continue;
        field.edit->clear();
        field.removed = true;
        updatePlaceholder(field);
    }
    // What is stored goes even where the service does not answer.
    const auto out =
        orElse(account->logOut(m_stop.get_token()), this, [](const Error &) { return Result<Done>(Done()); });
    whenDone(andThen(out, this, [this](Done) { return save(); }), this, [this](const Result<Done> &result) {
        if (!result) {
            showError(result.error());
            return;
        }
        setBusy({});
        setResult(u"info"_s, static_cast<int>(Icons::Tone::Accent), tr("Signed out."));
    });
}

} // namespace Legenda
