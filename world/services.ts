import type { ServiceGroup } from './premises.ts';

/**
 * The errands of the sample bank: minutes and mask-off flags are the priors of DOMAIN 9 and TWIN A.3 (a branch calibrates
 * them from its own tickets), the words are ours. `machine` = minutes at a smart machine, where one can do it.
 */
export type SampleService = Readonly<{
  code: string;
  name: string;
  nameEn: string;
  group: ServiceGroup;
  minutes: number;
  maskOff: boolean;
  urgency: 'light' | 'ordinary' | 'urgent';
  machine?: number;
  bring: string;
  bringEn: string;
  channels: readonly ('app' | 'web' | 'phone')[];
  /** How to do it without coming; empty where one has to come. */
  online: string;
  onlineEn: string;
}>;

const card = ['本人有效身份证件、银行卡或存折', 'your identity document and your bank card or passbook'] as const;
const identity = ['本人有效身份证件、本人手机', 'your identity document and your own mobile phone'] as const;
const seal = ['经办人身份证件、预留印鉴', 'the identity document of the person acting and the registered seal'] as const;

const personal: readonly SampleService[] = [
  {
    code: 'deposit', name: '存现金', nameEn: 'Cash deposit', group: 'personal', minutes: 5, maskOff: false, urgency: 'ordinary', machine: 3,
    bring: card[0], bringEn: card[1], channels: [],
    online: '一次不超过1万元时，可在24小时自助区的存取款机办理。', onlineEn: 'Up to 10,000 yuan at once: use a cash machine in the 24-hour zone.',
  },
  {
    code: 'withdrawal', name: '取现金', nameEn: 'Cash withdrawal', group: 'personal', minutes: 3, maskOff: false, urgency: 'ordinary', machine: 2.5,
    bring: card[0], bringEn: card[1], channels: [],
    online: '一天不超过2万元时，可在24小时自助区取款，不用进厅。', onlineEn: 'Up to 20,000 yuan a day: use the 24-hour zone, without entering the hall.',
  },
  {
    code: 'passbook', name: '大额现金、存折业务', nameEn: 'Large cash, passbook', group: 'personal', minutes: 7, maskOff: false, urgency: 'ordinary',
    bring: '本人有效身份证件、存折；取5万元以上请提前一天来电', bringEn: 'your identity document and passbook; call a day ahead for more than 50,000 yuan',
    channels: [], online: '', onlineEn: '',
  },
  {
    code: 'transfer', name: '转账汇款', nameEn: 'Transfer', group: 'personal', minutes: 8, maskOff: false, urgency: 'ordinary', machine: 5,
    bring: '本人有效身份证件、银行卡、收款人户名和账号', bringEn: 'your identity document, your card, and the name and account of the receiver',
    channels: ['app', 'web'], online: '手机银行首页点“转账”，填收款人和金额，核对后确认；网上银行同样可办。',
    onlineEn: 'In the app: Transfer, enter receiver and amount, check, confirm. Online banking works the same way.',
  },
  {
    code: 'enquiry', name: '查询、打印流水', nameEn: 'Enquiry, statement', group: 'personal', minutes: 4, maskOff: false, urgency: 'light', machine: 3,
    bring: card[0], bringEn: card[1], channels: ['app', 'web', 'phone'],
    online: '手机银行“账户—明细”可查，“流水证明”可生成带电子章的文件发到邮箱；电话银行按1可查余额。',
    onlineEn: 'In the app: Accounts, Details; "Statement" sends a sealed file to your mailbox. By phone bank: press 1 for the balance.',
  },
  {
    code: 'loan-enquiry', name: '贷款查询', nameEn: 'Loan enquiry', group: 'personal', minutes: 5, maskOff: false, urgency: 'light',
    bring: card[0], bringEn: card[1], channels: ['app', 'phone'],
    online: '手机银行“我的贷款”可看余额和还款日；也可致电电话银行，由人工告知。', onlineEn: 'In the app: My loans shows balance and due date; the phone bank tells you as well.',
  },
  {
    code: 'open-account', name: '开户、办卡', nameEn: 'Open an account, new card', group: 'personal', minutes: 15, maskOff: true, urgency: 'light', machine: 8,
    bring: identity[0], bringEn: identity[1], channels: [], online: '', onlineEn: '',
  },
  {
    code: 'activate-card', name: '领卡、激活', nameEn: 'Collect or activate a card', group: 'personal', minutes: 8, maskOff: true, urgency: 'ordinary', machine: 5,
    bring: '本人有效身份证件、待激活的卡', bringEn: 'your identity document and the card', channels: [], online: '', onlineEn: '',
  },
  {
    code: 'loss-report', name: '挂失、补卡', nameEn: 'Report a loss, replace a card', group: 'personal', minutes: 10, maskOff: true, urgency: 'urgent', machine: 7,
    bring: '本人有效身份证件', bringEn: 'your identity document', channels: ['app', 'phone'],
    online: '请先致电电话银行或在手机银行办理临时挂失，当场生效，5天内再到柜台补卡。', onlineEn: 'First report it by phone bank or app: it is blocked at once for 5 days; then come to replace the card.',
  },
  {
    code: 'reset-pin', name: '重置密码', nameEn: 'Reset a PIN', group: 'personal', minutes: 10, maskOff: true, urgency: 'ordinary', machine: 7,
    bring: card[0], bringEn: card[1], channels: [], online: '', onlineEn: '',
  },
  {
    code: 'change-mobile', name: '更换短信号码', nameEn: 'Change the mobile number', group: 'personal', minutes: 8, maskOff: false, urgency: 'ordinary', machine: 6,
    bring: identity[0], bringEn: identity[1], channels: ['phone'],
    online: '致电电话银行，核对身份后当场更换。', onlineEn: 'Call the phone bank: after an identity check it is changed at once.',
  },
  {
    code: 'cancel-transfer', name: '撤销延时转账', nameEn: 'Cancel a delayed transfer', group: 'personal', minutes: 6, maskOff: false, urgency: 'urgent',
    bring: card[0], bringEn: card[1], channels: ['phone'],
    online: '24小时内致电电话银行即可撤销自助设备上的延时转账，比到店更快。', onlineEn: 'Within 24 hours the phone bank can stop a delayed transfer: faster than coming.',
  },
  {
    code: 'sign-mobile', name: '签约手机银行、调限额', nameEn: 'Mobile banking, limits', group: 'personal', minutes: 8, maskOff: true, urgency: 'ordinary', machine: 6,
    bring: identity[0], bringEn: identity[1], channels: [], online: '', onlineEn: '',
  },
  {
    code: 'social-card', name: '社保卡激活', nameEn: 'Activate a social-security card', group: 'personal', minutes: 12, maskOff: true, urgency: 'ordinary', machine: 8,
    bring: '本人有效身份证件、社保卡', bringEn: 'your identity document and the social-security card', channels: [], online: '', onlineEn: '',
  },
  {
    code: 'small-change', name: '兑换零钱、残币', nameEn: 'Small change, damaged notes', group: 'personal', minutes: 6, maskOff: false, urgency: 'light',
    bring: '需兑换的钱币', bringEn: 'the money to be changed', channels: [], online: '', onlineEn: '',
  },
  {
    code: 'advice', name: '咨询、建议和投诉', nameEn: 'Advice, suggestions, complaints', group: 'personal', minutes: 5, maskOff: false, urgency: 'light',
    bring: '', bringEn: '', channels: ['phone', 'app'],
    online: '致电电话银行按9，或在手机银行“在线客服”留言，当天回复。', onlineEn: 'Call the phone bank and press 9, or write to us in the app; we answer the same day.',
  },
];

const wealth: readonly SampleService[] = [
  {
    code: 'wealth', name: '理财咨询与购买', nameEn: 'Investments and savings advice', group: 'wealth', minutes: 14.5, maskOff: false, urgency: 'light',
    bring: card[0], bringEn: card[1], channels: ['app'],
    online: '手机银行“理财”可看在售产品和风险等级，已做过风险评估的客户可直接购买。', onlineEn: 'In the app: Invest lists products and risk levels; with a valid risk assessment you can buy there.',
  },
  {
    code: 'loan', name: '个人贷款、延期还款', nameEn: 'Personal loan, deferred repayment', group: 'wealth', minutes: 20, maskOff: false, urgency: 'ordinary',
    bring: '本人有效身份证件、收入或困难证明', bringEn: 'your identity document and proof of income or of hardship', channels: ['app', 'phone'],
    online: '手机银行“贷款—申请延期”可上传材料，客户经理两个工作日内致电。', onlineEn: 'In the app: Loans, Ask for deferral; upload papers and your manager calls within two working days.',
  },
];

const corporate: readonly SampleService[] = [
  {
    code: 'corporate', name: '对公结算', nameEn: 'Corporate payments', group: 'corporate', minutes: 18, maskOff: false, urgency: 'ordinary',
    bring: seal[0], bringEn: seal[1], channels: ['web'],
    online: '企业网上银行可办付款、代发和回单打印。', onlineEn: 'Corporate online banking: payments, payroll and receipts.',
  },
  {
    code: 'corporate-account', name: '对公开户、变更', nameEn: 'Open or change a corporate account', group: 'corporate', minutes: 25, maskOff: true, urgency: 'light',
    bring: '营业执照、法定代表人身份证件、公章', bringEn: 'business licence, identity document of the legal representative, company seal',
    channels: ['web'], online: '可先在网站“对公预开户”填好资料，到店只需核对。', onlineEn: 'Fill in the pre-opening form on the web first; at the branch we only check it.',
  },
  {
    code: 'relief-payment', name: '抗疫救援款项（绿色通道）', nameEn: 'Relief payment (green channel)', group: 'corporate', minutes: 12, maskOff: false, urgency: 'urgent',
    bring: seal[0], bringEn: seal[1], channels: ['phone', 'web'],
    online: '请先拨打24小时应急服务电话，我们为您留好窗口；捐赠汇款免手续费。', onlineEn: 'Call the 24-hour emergency line first and we keep a counter free; donations pay no fee.',
  },
];

export const SERVICES: readonly SampleService[] = [...personal, ...wealth, ...corporate];
