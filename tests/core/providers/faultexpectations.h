// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The faults, and what has to come of each. What a person can do about it decides: wait, look at the account, pay,
// choose something else, or tell the makers.

#include "tests/core/providers/faultjobs.h"

#include <QVariant>

namespace Legenda {

inline constexpr int tooLate = 1500; ///< ms

struct Fault
{
    QString kind; ///< of tests/sandbox/faults.py
    QVariant argument;
    bool ofTexts = false; ///< only where the reply is a subtitle
};

inline QList<Fault> allFaults()
{
    using namespace Qt::StringLiterals;
    QList<Fault> faults = {{u"html"_s, {}}, {u"garbage"_s, {}}, {u"empty"_s, {}}, {u"bad-json"_s, {}},
        {u"half-gzip"_s, {}}, {u"bomb"_s, 200}, {u"huge"_s, 200}, {u"endless"_s, {}}, {u"deep"_s, 100'000},
        {u"entities"_s, {}}, {u"cut"_s, {}}, {u"wrong-length"_s, {}}, {u"delay"_s, tooLate}, {u"redirect-loop"_s, {}},
        {u"redirect-other-host"_s, {}}, {u"redirect-other-host"_s, u"307"_s}, {u"wrong-date"_s, {}},
        {u"wrong-types"_s, {}}, {u"evil-name"_s, {}}, {u"many"_s, 10'000}, {u"stub"_s, {}, true},
        {u"html-subtitle"_s, {}, true}, {u"zip"_s, {}, true}, {u"gzip"_s, {}, true}, {u"empty-subtitle"_s, {}, true},
        {u"latin1"_s, {}, true}, {u"bad-base64"_s, {}, true}, {u"packed-bomb"_s, 200, true}};
    for (const char *status : {"400", "401", "402", "403", "404", "406", "407", "410", "413", "422", "429:100000",
             "500", "502", "503", "504", "506", "520"})
        faults.append({u"status"_s, QString::fromLatin1(status)});
    return faults;
}

struct Expectation
{
    const char *jobs; ///< "service job", "service", or "" for all
    const char *faults; ///< kinds and statuses, with blanks between
    const char *outcomes; ///< one of these
};

/// The last row that fits counts.
inline constexpr Expectation expectations[] = {
    // Nothing can be made of it.
    {"", "html garbage empty bad-json half-gzip bomb huge endless deep entities", "bad_reply"},
    {"", "redirect-loop redirect-other-host", "bad_reply"},
    // What stands in a text is looked at when it is read.
    {"opensubtitles-com text", "garbage bad-json deep entities", "ok"},
    {"amara download", "garbage bad-json deep entities", "ok"},
    // A server of theirs that has too much to do says nothing.
    {"opensubtitles-org", "empty", "service_down"},
    {"", "cut wrong-length", "service_down"},
    {"", "delay", "timeout"},
    {"opensubtitles-com translate", "delay", "ok"}, // looking at a long text takes the service a while
    // Followed without secrets. Passwords, quota and credits are not risked there.
    {"opensubtitles-com search", "redirect-other-host", "ok"},
    {"opensubtitles-com text", "redirect-other-host", "ok"},
    {"opensubtitles-com languages", "redirect-other-host", "ok"},
    {"opensubtitles-com films", "redirect-other-host", "ok"},
    {"opensubtitles-com models", "redirect-other-host", "ok bad_reply"},
    {"opensubtitles-com credits", "redirect-other-host", "ok bad_reply"},
    {"opensubtitles-com translation", "redirect-other-host", "ok bad_reply"},
    {"", "wrong-date evil-name zip gzip latin1 stub", "ok"},
    {"opensubtitles-org", "stub", "needs_vip"},
    {"", "many", "ok bad_reply"}, // more bytes than any honest answer has
    {"", "wrong-types", "ok bad_reply not_found"},
    {"amara search", "wrong-types", "ok bad_reply not_found bad_credentials"}, // of a video that is not there
    {"", "html-subtitle", "ok bad_reply"},
    {"opensubtitles-com text", "html-subtitle", "bad_reply"},
    {"", "empty-subtitle", "bad_reply"},
    {"", "bad-base64 packed-bomb", "ok"}, // nothing is packed there
    {"opensubtitles-org", "bad-base64 packed-bomb", "bad_reply"},
    {"kickasssubtitles", "bad-base64", "bad_reply"},
    // Statuses.
    {"", "400 413 422", "bad_input"},
    {"opensubtitles-com log in", "400", "bad_credentials"}, // an e-mail address for a user name
    {"", "401 403", "bad_credentials"},
    {"kickasssubtitles", "403", "needs_account"},
    {"", "402", "needs_vip"},
    {"", "404", "not_found"},
    {"opensubtitles-com models", "404", "not_found not_supported"}, // neither shape is there
    {"opensubtitles-com credits", "404", "not_found not_supported"},
    {"amara account", "404", "bad_credentials"}, // nobody of that name
    {"amara versions", "404", "ok"}, // the other languages may be there
    {"opensubtitles-com", "406", "quota_used_up"},
    {"kickasssubtitles", "406 410", "bad_input"},
    {"amara", "406", "not_supported"},
    {"opensubtitles-com", "410", "not_found"},
    {"amara", "410", "bad_input"},
    {"", "407", "offline"}, // only a proxy says so
    {"", "429", "rate_limited"},
    {"", "500 502 503 504 506 520", "service_down"},
    // This service has its own meanings of numbers.
    {"opensubtitles-org", "401", "needs_vip"},
    {"opensubtitles-org", "406", "bad_credentials"},
    {"opensubtitles-org log in", "401", "bad_credentials"},
    {"opensubtitles-org languages", "401 406", "needs_account"},
    {"opensubtitles-org status", "401 406", "needs_account"},
    {"opensubtitles-org", "402 403 404", "bad_input"},
    {"opensubtitles-org", "407", "quota_used_up"},
    {"opensubtitles-org", "410", "service_down"},
};

/// @param fault a kind, or a status
inline QStringList expected(const Job &job, const QString &fault)
{
    QStringList outcomes;
    for (const Expectation &row : expectations) {
        const QString jobs = QString::fromLatin1(row.jobs);
        const bool fits = jobs.isEmpty() || jobs == job.service || jobs == job.title();
        if (fits && QString::fromLatin1(row.faults).split(u' ').contains(fault))
            outcomes = QString::fromLatin1(row.outcomes).split(u' ');
    }
    return outcomes;
}

} // namespace Legenda
