// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Colours as CSS, HTML, TTML and RealText write them.

#include <QString>
#include <QStringView>

namespace Legenda::Markup {

/// "red", "#f00", "#ff0000", "#ff0000cc", "rgb(255,0,0)", "rgba(255,0,0,128)" (also "0.5", as in CSS), "FF0000" ->
/// 0xAARRGGBB. 0 for what is no colour and for "transparent", as TextStyle has it.
quint32 parseColor(QStringView text);
/// "#rrggbb", with two digits more where it is not opaque.
QString colorText(quint32 color);

} // namespace Legenda::Markup
