/** Made-up names: a surname and the name of a plant, a season or a tool. Any likeness is accidental. */
const SURNAMES = [
  ['沈', 'Shen'], ['顾', 'Gu'], ['陆', 'Lu'], ['程', 'Cheng'], ['苏', 'Su'], ['叶', 'Ye'], ['纪', 'Ji'], ['温', 'Wen'],
  ['黎', 'Li'], ['骆', 'Luo'], ['奚', 'Xi'], ['柏', 'Bai'], ['游', 'You'], ['桑', 'Sang'], ['易', 'Yi'], ['乔', 'Qiao'],
] as const;
const GIVEN = [
  ['半夏', 'Banxia'], ['知禾', 'Zhihe'], ['砚冬', 'Yandong'], ['青榆', 'Qingyu'], ['渡舟', 'Duzhou'], ['听槐', 'Tinghuai'],
  ['拾穗', 'Shisui'], ['予棠', 'Yutang'], ['照野', 'Zhaoye'], ['闻笙', 'Wensheng'], ['星漪', 'Xingyi'], ['鹤鸣', 'Heming'],
  ['栗然', 'Liran'], ['汀兰', 'Tinglan'], ['岸芷', 'Anzhi'], ['松间', 'Songjian'], ['问樵', 'Wenqiao'], ['云岫', 'Yunxiu'],
  ['疏桐', 'Shutong'], ['见微', 'Jianwei'], ['向暖', 'Xiangnuan'], ['石安', 'Shian'], ['麦冬', 'Maidong'], ['若谷', 'Ruogu'],
] as const;

export type PersonName = Readonly<{ name: string; nameEn: string }>;

/** The n-th person of the bank: 384 different names before one comes twice. */
export function nameOf(index: number): PersonName {
  const surname = SURNAMES[(index * 5) % SURNAMES.length] ?? SURNAMES[0];
  const given = GIVEN[(index * 7 + Math.floor(index / SURNAMES.length)) % GIVEN.length] ?? GIVEN[0];
  return { name: `${surname[0]}${given[0]}`, nameEn: `${given[1]} ${surname[1]}` };
}
