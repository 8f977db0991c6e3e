export type Slogan = Readonly<{ zh: string; en: string }>;

/** Health slogans and service words for the screens and the LED strip (B4). Nothing in them is specific to one disease. */
export const SLOGANS: readonly Slogan[] = [
  { zh: '戴好口罩，留一米距离，我们慢慢来', en: 'Mask on, one metre apart; we have time for you' },
  { zh: '先预约，后到店，少等候', en: 'Book first, come later, wait less' },
  { zh: '查余额、转账、挂失，手机银行随时可办', en: 'Balance, transfer, loss report: the app does it at any hour' },
  { zh: '本厅今日已消毒，时间见门前公示', en: 'This hall has been disinfected today; times are posted at the door' },
  { zh: '身体不适请先联系我们，我们替您想办法', en: 'Feeling unwell? Call us first and we will find a way' },
  { zh: '老人、孕妇、行动不便的客户，请告诉大堂经理', en: 'Elderly, pregnant or in need of help? Tell the lobby manager' },
  { zh: '抗疫救援款项走绿色通道，随到随办', en: 'Relief payments use the green channel: served on arrival' },
];
