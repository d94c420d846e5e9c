// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Legenda {

/// Which way requests take. Requests to this machine itself never take a proxy.
struct ProxySettings
{
    enum class Mode {
        System, ///< what the desktop or the environment says (http_proxy, no_proxy …)
        Manual, ///< the one below
        None,
    };
    enum class Type { Http, Socks5 };

    Mode mode = Mode::System;
    Type type = Type::Http;
    QString host; ///< a name or an address, without brackets
    int port = 0; ///< 1 to 65535
    QString userName; ///< empty: the proxy is open to all
    QString password;
    bool operator==(const ProxySettings &) const = default;
};

} // namespace Legenda
