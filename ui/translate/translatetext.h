// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the translation's screens say.

#include "core/pipeline/translating.h"

#include <QCoreApplication>

namespace Legenda {

class TranslateText
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::TranslateText)
public:
    /// "1 credit", "12.4 credits", as the person's language writes numbers; at most two digits behind the point,
    /// rounded up: nobody pays more than was shown.
    static QString credits(double credits);
    /// "DeepL · 1 credit per 1000 characters"
    static QString model(const TranslationModel &model);
    static QString language(const ProviderLanguage &language);
    /// "English · 34,120 characters"
    static QString source(const TranslationText &text);
    /// "About 12.4 credits for 34,120 characters."
    static QString price(const TranslationPrice &price, const TranslationModel &model);
    /// Of the button that pays.
    static QString confirm(const TranslationPrice &price);
    /// "500 credits for 5 USD"
    static QString offer(const CreditOffer &offer);
};

} // namespace Legenda
