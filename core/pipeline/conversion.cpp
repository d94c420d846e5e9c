// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/conversion.h"

#include "core/providers/providerregistry.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

QList<SubtitleProvider *> convertingServices(const ProviderRegistry &registry)
{
    QList<SubtitleProvider *> services = registry.enabled();
    services.removeIf([](SubtitleProvider *service) { return !capability<RemoteConverter>(service); });
    return services;
}

QList<RemoteFormat> formatsToOffer(const RemoteConverter &converter)
{
    return converter.remoteFormats();
}

std::optional<RemoteFormat> formatNamed(const QList<RemoteFormat> &formats, const QString &word)
{
    const QString wanted = word.trimmed().toLower();
    const auto find = [&formats](auto fits) {
        QList<RemoteFormat> found;
        std::copy_if(formats.cbegin(), formats.cend(), std::back_inserter(found), fits);
        return found;
    };
    const auto byId = find([&wanted](const RemoteFormat &each) { return each.id.toLower() == wanted; });
    if (!byId.isEmpty())
        return byId.first();
    const auto byExtension = find([&wanted](const RemoteFormat &each) { return each.extension == wanted; });
    return byExtension.size() == 1 ? std::optional(byExtension.first()) : std::nullopt;
}

bool countsFrames(const QString &format)
{
    // Frames alone (MicroDVD), or as the last part of a time (HH:MM:SS:FF).
    static constexpr std::array counting = {"microdvd"_L1, "adobeencoredvd"_L1, "fabsubtitler"_L1,
        "pinnacleimpression"_L1, "sonicdvdcreator"_L1, "sprucesf"_L1, "spruce-stl"_L1, "ebu-stl"_L1, "pjs"_L1,
        "phoenixsubtitle"_L1, "aqtitle"_L1};
    return std::find(counting.begin(), counting.end(), format) != counting.end();
}

double nearestRate(const QList<double> &offered, double fps)
{
    constexpr double same = 0.0015; // 23.976 and 23.98 are two
    double best = 0;
    for (const double rate : offered) {
        if (fps > 0 && std::abs(rate - fps) <= same && (best == 0 || std::abs(rate - fps) < std::abs(best - fps)))
            best = rate;
    }
    return best;
}

QString taskOf(const Error &error)
{
    static const QRegularExpression said(u"^task: ([^;\\s]+)"_s);
    return said.match(error.detail).captured(1);
}

} // namespace Legenda
