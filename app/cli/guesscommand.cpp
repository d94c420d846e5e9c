// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"

#include "core/identify/releasename.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

namespace {

class GuessCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    void start() override
    {
        if (arguments().inputs.isEmpty()) {
            output().message(tr("Give names, or --stdin to read them from standard input."));
            return finishWith(WrongUsage);
        }
        for (const QString &name : arguments().inputs) {
            const ReleaseName guess = parseReleaseName(name);
            if (output().isJson())
                output().raw(toJsonText(guess));
            else
                output().line({}, readable(name, toJson(guess)));
            succeeded();
        }
        finish();
    }

private:
    static QString readable(const QString &name, const QJsonObject &guess)
    {
        QString text = name;
        for (auto it = guess.begin(); it != guess.end(); ++it) {
            QStringList values;
            for (const QJsonValue value : it->isArray() ? it->toArray() : QJsonArray{*it})
                values << value.toVariant().toString();
            text += u" | %1: %2"_s.arg(it.key(), values.join(", "_L1));
        }
        return text;
    }
};

} // namespace

CommandSpec guessCommand()
{
    CommandSpec spec;
    spec.name = u"guess"_s;
    spec.syntax = u"NAME…"_s;
    spec.summary = Command::tr("Tell title, season, episode, source … from release names.");
    spec.options.input = true;
    spec.needsServices = false;
    spec.make = [](Context &context) { return std::make_unique<GuessCommand>(context); };
    return spec;
}

} // namespace Legenda::Cli

#include "guesscommand.moc"
