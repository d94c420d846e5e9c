// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/translate/translatetext.h"

#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Up, to a hundredth; what a floating-point number is off by does not count.
double roundedUp(double credits)
{
    return std::ceil(credits * 100 - 1e-6) / 100;
}

} // namespace

QString TranslateText::credits(double credits)
{
    const double shown = roundedUp(credits);
    QString number = QLocale().toString(shown, 'f', 2);
    const QString point = QLocale().decimalPoint();
    if (number.contains(point)) {
        while (number.endsWith(QLocale().zeroDigit()))
            number.chop(1);
        if (number.endsWith(point))
            number.chop(point.size());
    }
    return shown == 1 ? tr("1 credit") : tr("%1 credits").arg(number);
}

QString TranslateText::model(const TranslationModel &model)
{
    if (!model.pricing.isEmpty())
        return u"%1 · %2"_s.arg(model.name, model.pricing);
    if (model.price <= 0)
        return model.name;
    return tr("%1 · %2 for %3 characters")
        .arg(model.name, credits(model.price * 1000 / double(model.priceUnit)), QLocale().toString(1000));
}

QString TranslateText::language(const ProviderLanguage &language)
{
    const QString name = language.language.name();
    return name == language.language.code() && !language.name.isEmpty() ? language.name : name;
}

QString TranslateText::source(const TranslationText &text)
{
    const QString count = tr("%1 characters").arg(QLocale().toString(text.characters));
    return text.language.isValid() ? u"%1 · %2"_s.arg(text.language.name(), count) : count;
}

QString TranslateText::price(const TranslationPrice &price, const TranslationModel &model)
{
    const QString count = QLocale().toString(price.characters);
    if (price.credits < 0)
        return model.pricing.isEmpty() ? tr("The service does not say what %1 characters cost.").arg(count)
                                       : tr("%1 characters, at %2.").arg(count, model.pricing);
    return price.exact ? tr("%1 for %2 characters.").arg(credits(price.credits), count)
                       : tr("About %1 for %2 characters.").arg(credits(price.credits), count);
}

QString TranslateText::confirm(const TranslationPrice &price)
{
    return price.credits < 0 ? tr("&Translate, whatever it costs")
                             : tr("&Translate for %1").arg(credits(price.credits));
}

QString TranslateText::offer(const CreditOffer &offer)
{
    const QString text = offer.price.isEmpty() ? offer.name : tr("%1 for %2").arg(offer.name, offer.price);
    return offer.discountPercent > 0 ? tr("%1 (%2% off)").arg(text).arg(offer.discountPercent) : text;
}

} // namespace Legenda
