// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every fault of the sandbox, at every service, in every kind of request: each ends, with an error a person can act
// on, and tells nobody a secret. The real client and the real providers.

#include "tests/core/providers/faultexpectations.h"
#include "tests/support/settled.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Legenda::Job)

namespace {

constexpr auto littlePatience = 400ms; ///< with replies that come too late
constexpr qsizetype mostBytes = qsizetype(40) * 1024 * 1024; ///< of a text

/// "status" has its numbers for names.
QString nameOf(const QString &kind, const QVariant &argument)
{
    return kind == "status"_L1 ? argument.toString().section(u':', 0, 0) : kind;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void without_data();
    void without();
    void with_data();
    void with();
    void hostThatChanges();
    void hostThatIsNotTheirs();
    void clocksThatAreWrong();
    void manyAtOnce();

private:
    static QString leakIn(const QString &text);
    static bool tellsNothing(const Rig &rig, const Outcome &outcome);

    QTemporaryDir m_folder;
    std::unique_ptr<Sandbox> m_sandbox;
    QJsonObject m_video;
};

void TestFaults::initTestCase()
{
    m_sandbox = std::make_unique<Sandbox>(QStringList{u"--make-videos"_s, m_folder.path()});
    QVERIFY2(m_sandbox->isRunning(), qPrintable(m_sandbox->error()));
    const QJsonArray videos = m_sandbox->videos();
    for (const QJsonValue &video : videos) {
        if (video[u"path"_s].toString().contains("Paper.Kites"_L1))
            m_video = video.toObject();
    }
    QVERIFY(!m_video.isEmpty());
}

/// A secret that stands in `text`; empty if there is none.
QString TestFaults::leakIn(const QString &text)
{
    static const QString md5 =
        QString::fromLatin1(QCryptographicHash::hash(quietPassword.toUtf8(), QCryptographicHash::Md5).toHex());
    for (const QString &secret : {quietPassword, quietKey, md5}) {
        if (text.contains(secret))
            return secret;
    }
    // The tokens of both OpenSubtitles.
    static const QRegularExpression token(u"eyJ[\\w-]{10,}\\.|[a-z0-9]{9},[a-z0-9]{8}-[a-z0-9]{9}"_s);
    return token.match(text).captured();
}

bool TestFaults::tellsNothing(const Rig &rig, const Outcome &outcome)
{
    QStringList said = rig.log + outcome.error.fields.values();
    said += {outcome.error.message, outcome.error.detail};
    const QString leak = leakIn(said.join(u'\n'));
    if (!leak.isEmpty())
        qWarning("“%s” stands in: %s", qPrintable(leak), qPrintable(said.join(u'\n')));
    return leak.isEmpty();
}

void TestFaults::without_data()
{
    QTest::addColumn<Job>("job");
    const QList<Job> jobs = faultJobs();
    for (const Job &job : jobs)
        QTest::newRow(qPrintable(job.title())) << job;
}

/// What follows means something only where all goes well without faults, and where the fault would be met.
void TestFaults::without()
{
    QFETCH(Job, job);
    m_sandbox->reset();
    Rig rig(*m_sandbox, m_video);
    const QString prepared = job.prepare ? job.prepare(rig) : QString();
    const Outcome outcome = job.run(rig, prepared);
    QVERIFY2(outcome.kind == "ok"_L1, qPrintable(outcome.kind + u' ' + outcome.error.message));
    bool asked = false;
    const QJsonArray log = m_sandbox->log();
    for (const QJsonValue &entry : log) {
        asked |= entry[u"route"_s].toString() == job.routes.first() && entry[u"service"_s].toString() == job.service;
    }
    QVERIFY(asked);
    QVERIFY(tellsNothing(rig, outcome));
    QCOMPARE(rig.http.underWay(), 0);
}

void TestFaults::with_data()
{
    QTest::addColumn<Job>("job");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QVariant>("argument");
    const QList<Job> jobs = faultJobs();
    const QList<Fault> faults = allFaults();
    for (const Job &job : jobs) {
        for (const Fault &fault : faults) {
            if (fault.ofTexts && !job.isText)
                continue;
            QString title = job.title() + ": "_L1 + nameOf(fault.kind, fault.argument);
            if (fault.kind == "redirect-other-host"_L1 && fault.argument.isValid())
                title += u' ' + fault.argument.toString();
            QTest::newRow(qPrintable(title)) << job << fault.kind << fault.argument;
        }
    }
}

void TestFaults::with()
{
    QFETCH(Job, job);
    QFETCH(QString, kind);
    QFETCH(QVariant, argument);
    const QStringList outcomes = expected(job, nameOf(kind, argument));
    QVERIFY2(!outcomes.isEmpty(), "nobody has thought about it");
    m_sandbox->reset();
    Rig rig(*m_sandbox, m_video);
    const QString prepared = job.prepare ? job.prepare(rig) : QString();
    for (const QString &route : job.routes)
        m_sandbox->setFault(job.service + u':' + route, kind, QJsonValue::fromVariant(argument));
    if (kind == "delay"_L1)
        rig.http.setDefaultTimeout(littlePatience);
    const qsizetype before = m_sandbox->log().size();

    const Outcome outcome = job.run(rig, prepared);

    QVERIFY2(outcomes.contains(outcome.kind),
        qPrintable(u"%1 (%2) instead of %3"_s.arg(outcome.kind, outcome.error.message, outcomes.join(u" or "_s))));
    QVERIFY(outcome.kind == "ok"_L1 || !outcome.error.message.isEmpty());
    QVERIFY(tellsNothing(rig, outcome));
    QVERIFY(outcome.hits <= 10'000);
    QVERIFY(outcome.content.size() < mostBytes);
    // Nothing goes on behind it: no request, and no task but one that can be asked after later.
    QCOMPARE(rig.http.underWay(), 0);
    QVERIFY(rig.kas.openTasks().isEmpty() || isTemporary(outcome.error.kind));
    // Nobody is asked over and over.
    const QJsonArray log = m_sandbox->log();
    int asked = 0;
    for (qsizetype i = before; i < log.size(); ++i)
        asked += job.routes.first() == log.at(i)[u"route"_s].toString();
    QVERIFY(asked > 0);
    const bool goesOn = kind == "redirect-loop"_L1 || job.routes.first() == "/tasks"_L1;
    QVERIFY2(asked <= (goesOn ? 30 : 6), qPrintable(QString::number(asked)));
    const QJsonArray elsewhere = m_sandbox->elsewhere();
    for (const QJsonValue &entry : elsewhere) {
        QVERIFY(!entry[u"api_key_sent"_s].toBool());
        QVERIFY(!entry[u"authorization_sent"_s].toBool());
        QCOMPARE(leakIn(QString::fromUtf8(QJsonDocument(entry.toObject()).toJson())), QString());
    }
}

/// OpenSubtitles.org names another of its hosts: calls go on there, in the middle of a session too.
void TestFaults::hostThatChanges()
{
    m_sandbox->reset();
    Rig rig(*m_sandbox, m_video);
    const Job search = jobNamed(u"opensubtitles-org search"_s);
    search.prepare(rig);
    QCOMPARE(search.run(rig, {}).kind, u"ok"_s);
    const QString vip = m_sandbox->url(u"opensubtitles-org-vip"_s).toString();
    m_sandbox->setQuirks(u"opensubtitles-org"_s, {{u"content_location"_s, vip}});
    for (int i = 0; i < 2; ++i)
        QCOMPARE(search.run(rig, {}).kind, u"ok"_s);
    QStringList listeners;
    const QJsonArray log = m_sandbox->log(u"/SearchSubtitles"_s);
    for (const QJsonValue &entry : log)
        listeners.append(entry[u"listener"_s].toString());
    QCOMPARE(listeners.first(), u"org"_s);
    QCOMPARE(listeners.last(), u"org-vip"_s);
    QCOMPARE(m_sandbox->log(u"/LogIn"_s).size(), 1);
}

/// A host that is none of theirs is not asked at all, whoever names it.
void TestFaults::hostThatIsNotTheirs()
{
    m_sandbox->reset();
    const QUrl elsewhere = m_sandbox->url(u"elsewhere"_s);
    m_sandbox->setQuirks(u"opensubtitles-org"_s, {{u"content_location"_s, elsewhere.toString() + "/xml-rpc"_L1}});
    m_sandbox->setQuirks(u"amara"_s, {{u"next"_s, u"elsewhere"_s}});
    m_sandbox->setBaseUrl(elsewhere.authority());
    Rig rig(*m_sandbox, m_video);
    const QList<Job> jobs = faultJobs();
    for (const Job &job : jobs) {
        const Outcome outcome = job.run(rig, job.prepare ? job.prepare(rig) : QString());
        QVERIFY2(outcome.kind == "ok"_L1 || job.service == "amara"_L1,
            qPrintable(job.title() + u' ' + outcome.error.message));
    }
    QCOMPARE(m_sandbox->elsewhere(), QJsonArray());
}

/// Times that cannot be: nobody waits for years, and sessions that ended by them are opened again.
void TestFaults::clocksThatAreWrong()
{
    const QList<Job> jobs = {jobNamed(u"opensubtitles-com link"_s), jobNamed(u"opensubtitles-org download"_s)};
    constexpr int year = 365 * 86400;
    for (const int seconds : {10 * year, -20 * year}) {
        for (const Job &job : jobs) {
            m_sandbox->reset();
            Rig rig(*m_sandbox, m_video);
            const QString id = job.prepare(rig);
            QCOMPARE(job.run(rig, id).kind, u"ok"_s);
            m_sandbox->advanceClock(seconds);
            const Outcome outcome = job.run(rig, id);
            QVERIFY2(outcome.kind == "ok"_L1, qPrintable(job.title() + u' ' + outcome.error.message));
        }
    }
    for (const QString &wait : {u"429:soon"_s, u"429:-5"_s}) {
        m_sandbox->reset();
        Rig rig(*m_sandbox, m_video);
        m_sandbox->setFault(u"opensubtitles-com:/subtitles"_s, u"status"_s, wait, 1);
        QCOMPARE(jobNamed(u"opensubtitles-com search"_s).run(rig, {}).kind, u"ok"_s);
    }
    // A date to wait for that is three years away.
    m_sandbox->reset();
    Rig rig(*m_sandbox, m_video);
    m_sandbox->setQuirks(u"amara"_s, {{u"retry_after"_s, u"date"_s}});
    m_sandbox->advanceClock(3 * year);
    m_sandbox->setFault(u"amara:/languages"_s, u"status"_s, u"429:5"_s);
    QCOMPARE(jobNamed(u"amara languages"_s).run(rig, {}).kind, u"rate_limited"_s);
    QCOMPARE(m_sandbox->log(u"/languages"_s).size(), 1);
}

/// All at once, some with a trouble of their own: none holds up or spoils another.
void TestFaults::manyAtOnce()
{
    m_sandbox->reset();
    Rig rig(*m_sandbox, m_video);
    m_sandbox->setFault(u"opensubtitles-com:/infos/languages"_s, u"html"_s);
    m_sandbox->setFault(u"opensubtitles-org:/GetSubLanguages"_s, u"delay"_s, 700);
    m_sandbox->setFault(u"amara:/languages"_s, u"cut"_s);
    auto com = rig.com.languages({});
    auto org = rig.org.languages({});
    auto amara = rig.amara.languages({});
    VERIFY_OK(settled(rig.kas.accountInfo({})));
    QVERIFY(!org.isFinished());
    VERIFY_FAILED(settled(amara), ErrorKind::ServiceDown);
    VERIFY_FAILED(settled(com), ErrorKind::BadReply);
    VERIFY_OK(settled(org));
    QCOMPARE(rig.http.underWay(), 0);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
