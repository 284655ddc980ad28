import { aPerson, colleagues, type DemoPerson, midori } from './demo-person.ts';

const introduced: readonly DemoPerson[] = [
  aPerson(
    midori,
    { name: '佐藤 花子', mailbox: 'hanako.sato' },
    { reading: 'さとう はなこ', groups: ['営業部'] },
  ),
  aPerson(
    midori,
    { name: '鈴木 健一', mailbox: 'kenichi.suzuki' },
    { reading: 'すずき けんいち', groups: ['営業部'] },
  ),
  aPerson(midori, { name: 'Emily Carter', mailbox: 'emily.carter' }),
  aPerson(
    midori,
    { name: '高橋 美咲', mailbox: 'misaki.takahashi' },
    { reading: 'たかはし みさき', groups: ['総務部'] },
  ),
  aPerson(midori, { name: 'Nguyen Minh Anh', mailbox: 'minhanh.nguyen' }),
  aPerson(midori, { name: 'Lucas Müller', mailbox: 'lucas.mueller' }),
  aPerson(
    midori,
    { name: '伊藤 大輔', mailbox: 'daisuke.ito' },
    { reading: 'いとう だいすけ', isHidden: true },
  ),
  aPerson(
    midori,
    { name: '田中 直樹', mailbox: 'naoki.tanaka' },
    { reading: 'たなか なおき', granted: ['operations-administrator'] },
  ),
  aPerson(
    midori,
    { name: '渡辺 由美', mailbox: 'yumi.watanabe' },
    { reading: 'わたなべ ゆみ', granted: ['account-administrator'] },
  ),
  aPerson(
    midori,
    { name: '山本 雅彦', mailbox: 'masahiko.yamamoto' },
    { reading: 'やまもと まさひこ', isCompanyAdministrator: true },
  ),
];

const tokyo = `
  sho.inoue 井上 翔
  yui.kimura 木村 結衣
  takumi.hayashi 林 拓海
  aoi.shimizu 清水 葵
  ren.yamazaki 山崎 蓮
  hina.mori 森 陽菜
  kenta.ikeda 池田 健太
  rin.hashimoto 橋本 凛
  yuto.ishikawa 石川 悠斗
  mei.maeda 前田 芽衣
  kaito.fujita 藤田 海斗
  nanami.goto 後藤 七海
  ryo.okada 岡田 涼
  mayu.hasegawa 長谷川 真由
  tsubasa.murakami 村上 翼
  haruka.kondo 近藤 遥
  shun.ishii 石井 駿
  ayaka.sakamoto 坂本 彩花
  yusuke.endo 遠藤 裕介
  chihiro.aoki 青木 千尋
  tomoya.fujii 藤井 智也
  kaori.nishimura 西村 香織
  daiki.fukuda 福田 大輝
  mizuki.ota 太田 瑞希
  sota.miura 三浦 颯太
  eri.okamoto 岡本 絵里
  junichi.matsuda 松田 純一
  rika.nakagawa 中川 里佳
  akira.nakano 中野 彰
  saki.harada 原田 咲
  hiroshi.ono 小野 浩
  natsumi.tamura 田村 夏美
  kim.jiwoo Kim Ji-woo
  li.wei Li Wei
  marie.laurent Marie Laurent
  oscar.lind Oscar Lind
  priya.sharma Priya Sharma
  james.walker James Walker`;

const newYork = `
  olivia.brooks Olivia Brooks
  marcus.reed Marcus Reed
  sofia.alvarez Sofia Alvarez
  noah.bennett Noah Bennett
  amara.obi Amara Obi
  ethan.cole Ethan Cole
  kana.uchida 内田 佳奈
  hannah.weiss Hannah Weiss
  diego.santos Diego Santos
  masato.kaneko 金子 正人
  zoe.palmer Zoe Palmer
  isaac.friedman Isaac Friedman
  leila.haddad Leila Haddad
  owen.price Owen Price
  mio.taniguchi 谷口 美緒
  grace.kim Grace Kim
  victor.hugo.lima Victor Hugo Lima
  tara.singh Tara Singh`;

/** Who sits on which of the tenant's floors when the demonstration begins. */
export const midoriPeople = {
  introduced,
  tokyo: [...introduced, ...colleagues(midori, tokyo)],
  newYork: colleagues(midori, newYork),
} as const;
