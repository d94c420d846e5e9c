// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/activation.h"

#include <QListView>
#include <QProxyStyle>
#include <QStringListModel>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

/// A desktop where files open with a single click.
class SingleClickStyle : public QProxyStyle
{
public:
    int styleHint(
        StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const override
    {
        return hint == SH_ItemView_ActivateItemOnSingleClick ? 1
                                                             : QProxyStyle::styleHint(hint, option, widget, returnData);
    }
};

} // namespace

class ActivationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClickOnlyChooses()
    {
        QStringListModel model({u"one"_s, u"two"_s});
        QListView view;
        SingleClickStyle style;
        view.setStyle(&style);
        view.setModel(&model);
        int acted = 0;
        int last = -1;
        onActivation(&view, [&](const QModelIndex &index) {
            ++acted;
            last = index.row();
        });
        view.show();
        const QPoint second = view.visualRect(model.index(1)).center();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(view.currentIndex().row(), 1);
        QCOMPARE(acted, 0);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(acted, 1);
        QCOMPARE(last, 1);
        view.setCurrentIndex(model.index(0));
        view.activateWindow();
        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(acted, 2);
        QCOMPARE(last, 0);
        view.setStyle(nullptr);
    }
};

QTEST_MAIN(ActivationTest)
#include "tst_activation.moc"
