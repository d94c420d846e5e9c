// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A cue of WebVTT: its times, settings and text. https://www.w3.org/TR/webvtt1/

#include "core/subtitles/document.h"
#include "core/subtitles/formats/webvttstyle.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace Legenda::WebVtt {

struct Settings
{
    Placement placement;
    QString region;
    QString valid; ///< those that the format has, one blank between
};

/// "line:0 position:20%,line-left align:start"; what is no setting is skipped, "align:middle" is "align:center".
Settings parseSettings(QStringView text);
/// Settings that say the same, in the shortest way.
QString settingsText(const Placement &placement, const QString &region);

/// The lines below "REGION".
Region parseRegion(QStringView text);
QString regionText(const Region &region);

/// "01:02:03.456" or "02:03.456", exactly; the place behind it, -1: none.
qsizetype scanTimestamp(QStringView text, qsizetype at, qint64 &ms);

/// Sets text, runs and speaker; native where cueText() would write something else and the markup is valid.
void readCueText(QStringView markup, Cue &cue, const StyleSheet &sheet);
/// The same without native. False: the markup is not valid, though it was understood.
bool parseCueText(QStringView markup, Cue &cue, const StyleSheet &sheet);
/// Text and style as cue text, always valid; native if that still says the same.
QString cueText(const Cue &cue, const StyleSheet &sheet, bool keepNative);

} // namespace Legenda::WebVtt
