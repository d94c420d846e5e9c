// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/eastasianencoding.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

// The commonest characters of running text, the commonest first: a few hundred are four fifths of any text, and next
// to nothing of a wrong guess.
// clang-format off
constexpr QStringView simplified =
    u"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家"
    u"种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十"
    u"民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯"
    u"月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女"
    u"变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基"
    u"眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今"
    u"切院让识候带导争运吗吧呢啊谢请爱妈爸孩找快干嘿您吃喝睡钱车晚早笑哭杀";
constexpr QStringView traditional =
    u"的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家"
    u"種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十"
    u"民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯"
    u"月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女"
    u"變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基"
    u"眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今"
    u"切院讓識候帶導爭運嗎吧呢啊謝請愛媽爸孩找快幹嘿您吃喝睡錢車晚早笑哭殺妳裏";
constexpr QStringView kana =
    u"いのんたとしるにてかなっはがでをうもれまりくすこさらあだきよどけそえつちせおわみろじばやめょゃねびべごずほげぶひ"
    u"へゅふむぐぼゆンースルトラリイクアッドレタシロジテマフカコサメキムバニプデグオチナエダハブャミパュウモセノビケョ"
    u"ガポソツボワホペベネヤゴヒズユヘザぎァィェぜぞざぱぽぴゼゾヌゲギピヂヅヴォぁぃぇぉゥヨづぢぬぺぷゎ";
constexpr QStringView kanji =
    u"日一人何言大私分事行出本当思年今時間来見子会気者上生中前手自方話僕誰君好父母死男女家知国待名食持入度違目合下聞明"
    u"帰先所二三十五後金物仕小心悪体力世界外全部屋楽電車町学校長場道同水火木月土山川田動作早高新古地員社的結婚友達彼俺"
    u"少多最初終始愛殺親兄弟姉妹夜朝昨用意味無理元強書読考教信願頼助命回向開閉止立走飛落取引送受与発起寝歩働休飲買売住"
    u"店料業政府民主法律関係問題現在実際内変化定決確認要求必対応戦争軍隊王様神天空海島石雨風花犬猫鳥魚口耳足頭顔身血病"
    u"院医番組音声歌映画語英代表記録集団調査報情連絡計経験産工機械技術文科質量数値式性能点線面形色白黒赤青光安利益東西"
    u"南北京都市区県村駅";
constexpr QStringView korean =
    u"이다는의에을가고하도지리한로사기은를어나자서시대아그있라인들해만과보으정수일것전부니제여상면게무었구장주유소공동"
    u"스원성신비모관국안경조적연오화세계위선생발방물실우와내회미거당년통려간재중람말분요학진민개반드마바체행법명교러문"
    u"알까네죠습랬않없못좀야너저누뭐왜맞줘잖봐걸겠됐같좋싫빨죽살찾떻떤렇렸했됩난든엄빠형언님씨집할될때돈밤밥술친돼볼올"
    u"른며근음식점현터된업산결영건특설치금트레크르디히더욱울복속길각남녀심평권표호활날달월눈입몸머손목불먹잠잘잡갈감강"
    u"검격견예외용육력료양약열염역임차참책처천철청초최추출충취칠침카타탁탄토투파판편포품프피필합항향험협후휴흐흔희왔워"
    u"웠았였던데델렌린릴립링막많맨먼멀몇몰믿및박받배백버번벌별병북붙블빌빛뿐";
// clang-format on

enum Tongue { Simplified, Traditional, Japanese, Korean, TongueCount };

struct Kind
{
    const char *encoding;
    const char *language;
    Tongue tongue;
    double rareness; ///< bits: how much less usual it is than others of its language
};

constexpr Kind kinds[] = {{"GB18030", "zh-cn", Simplified, 0}, {"GB18030", "zh-tw", Traditional, 4},
    {"Big5", "zh-tw", Traditional, 0}, {"Shift_JIS", "ja", Japanese, 0}, {"EUC-JP", "ja", Japanese, 1},
    {"windows-949", "ko", Korean, 0}, {"EUC-TW", "zh-tw", Traditional, 6}, {"Big5-HKSCS", "zh-tw", Traditional, 6}};

/// Costs in quarters of a bit, by character.
using Costs = std::array<quint8, 0x10000>;

constexpr quint8 quarters(double bits)
{
    return quint8(bits * 4);
}

constexpr double rare = 16; ///< from here on a character hardly occurs
constexpr double meaningless = 40; ///< bytes that are no character

void setRange(Costs &costs, int first, int last, double bits)
{
    std::fill(costs.begin() + first, costs.begin() + last + 1, quarters(bits));
}

/// All characters on a grid of two-byte codes: the standards order them by how common they are.
void setGrid(Costs &costs, const char *encoding, int firstLead, int lastLead, int firstTrail, double bits)
{
    QByteArray codes;
    for (int lead = firstLead; lead <= lastLead; ++lead) {
        for (int trail = firstTrail; trail <= 0xFE; ++trail) {
            if (trail > 0x7E && trail < 0xA1)
                continue;
            codes += char(lead);
            codes += char(trail);
        }
    }
    const QString letters = QStringDecoder(encoding).decode(codes);
    for (const QChar c : letters) {
        if (c.unicode() > 0x3000 && !c.isSurrogate())
            costs[c.unicode()] = quarters(bits);
    }
}

/// Zipf: the share falls with the rank.
void setRanked(Costs &costs, QStringView list, double first, double slope)
{
    for (qsizetype i = list.size() - 1; i >= 0; --i)
        costs[list[i].unicode()] = quarters(first + slope * std::log2(double(i + 1)));
}

Costs makeCosts(Tongue tongue)
{
    Costs costs;
    costs.fill(quarters(24));
    setRange(costs, 0xA0, 0x24FF, 15); // letters and signs that the standards have, too
    setRange(costs, 0x2500, 0x25FF, 17);
    setRange(costs, 0x4E00, 0x9FFF, 20);
    setRange(costs, 0x3040, 0x30FF, tongue == Japanese ? 11 : 14);
    setRange(costs, 0xAC00, 0xD7A3, tongue == Korean ? 18 : 24);
    setRange(costs, 0xFF01, 0xFF5E, 11);
    setRange(costs, 0xFF61, 0xFF9F, tongue == Japanese ? 11 : 16); // of one byte each in Shift_JIS
    setRange(costs, 0xE000, 0xF8FF, 28);
    setRange(costs, 0x80, 0x9F, 28);
    for (const QChar c : QStringView(u"、。，！？：；“”‘’…—～·「」『』（）《》・♪\u3000"))
        costs[c.unicode()] = quarters(7);
    for (const QChar c : QStringView(u"。，、"))
        costs[c.unicode()] = quarters(5);
    costs[0x1A] = quarters(meaningless); // what ICU gives for bytes without meaning in some encodings
    costs[0xFFFD] = quarters(meaningless);
    switch (tongue) {
    case Simplified: // GB 2312: 3,755 characters by sound, then 3,008 seldom ones
        setGrid(costs, "GB18030", 0xD8, 0xF7, 0xA1, 17.5);
        setGrid(costs, "GB18030", 0xB0, 0xD7, 0xA1, 14);
        setRanked(costs, simplified, 4.7, 0.7);
        break;
    case Traditional: // Big5: 5,401 usual characters, then 7,652 seldom ones
        setGrid(costs, "Big5", 0xC9, 0xF9, 0x40, 18);
        setGrid(costs, "Big5", 0xA4, 0xC6, 0x40, 14.3);
        setRanked(costs, traditional, 4.7, 0.7);
        break;
    case Japanese: // JIS X 0208: 2,965 usual characters, then 3,390 seldom ones
        setGrid(costs, "EUC-JP", 0xD0, 0xF4, 0xA1, 18);
        setGrid(costs, "EUC-JP", 0xB0, 0xCF, 0xA1, 13.5);
        setRanked(costs, kanji, 7.5, 0.5);
        setRanked(costs, kana, 4.6, 0.62);
        break;
    case Korean: // KS X 1001: 2,350 syllables, then Chinese characters
        setGrid(costs, "windows-949", 0xCA, 0xFD, 0xA1, 18);
        setGrid(costs, "windows-949", 0xB0, 0xC8, 0xA1, 13.5);
        setRanked(costs, korean, 4.8, 0.62);
        break;
    case TongueCount:
        break;
    }
    return costs;
}

const Costs &costsOf(Tongue tongue)
{
    static const auto all = [] {
        std::vector<Costs> made;
        for (int i = 0; i < TongueCount; ++i)
            made.push_back(makeCosts(Tongue(i)));
        return made;
    }();
    return all[std::size_t(tongue)];
}

bool isAsciiLetter(QChar c)
{
    return c.unicode() < 0x80 && c.isLetter();
}

struct Read
{
    double bits = 0;
    double asciiBits = 0; ///< of these for letters of ASCII among others
    double doubt = 0;
};

Read readText(const QString &text, const Kind &kind)
{
    const Costs &costs = costsOf(kind.tongue);
    qint64 sum = 0;
    qint64 ascii = 0;
    qsizetype beyond = 0;
    qsizetype doubtful = 0;
    QChar before = u' ';
    for (const QChar c : text) {
        if (c.unicode() < 0x80 && c.unicode() != 0x1A) {
            if (isAsciiLetter(c) && before.unicode() < 0x80)
                ascii += quarters(isAsciiLetter(before) ? 4.5 : 6);
            else if (isAsciiLetter(c))
                sum += quarters(10);
        } else if (!c.isLowSurrogate()) { // of a pair the first half is charged
            const quint8 cost = costs[c.unicode()];
            ++beyond;
            doubtful += cost >= quarters(rare);
            // Letters of the West and East Asian ones hardly ever touch.
            sum += cost + (isAsciiLetter(before) ? quarters(4) : 0);
        }
        before = c;
    }
    return {
        double(sum + ascii) / 4 + kind.rareness, double(ascii) / 4, beyond > 0 ? double(doubtful) / double(beyond) : 0};
}

} // namespace

std::vector<EastAsianReading> readAsEastAsian(const QByteArray &sample, double bitsToBeat)
{
    // The first part tells whether the rest is worth it.
    constexpr qsizetype few = 1024;
    constexpr double hopeless = 1.4;
    const QByteArray first = sample.left(few);
    const double toBeat = hopeless * bitsToBeat * double(first.size()) / double(std::max<qsizetype>(1, sample.size()));
    std::vector<EastAsianReading> readings;
    QByteArrayView decodedAs;
    QString text;
    for (const Kind &kind : kinds) {
        QStringDecoder decoder(kind.encoding);
        if (!decoder.isValid())
            continue;
        if (readText(decoder.decode(first), kind).bits > toBeat + 100)
            continue;
        if (decodedAs != QByteArrayView(kind.encoding)) {
            decoder.resetState();
            text = decoder.decode(sample);
            decodedAs = QByteArrayView(kind.encoding);
        }
        const Read read = readText(text, kind);
        readings.push_back({kind.encoding, kind.language, read.bits, read.asciiBits, read.doubt});
    }
    return readings;
}

} // namespace Legenda
