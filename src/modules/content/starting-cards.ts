import type { Channel, CardBody } from './rules.ts';

type StartingCard = Readonly<{ code: string; service: string; channel: Channel; body: CardBody }>;
type Words = readonly [zh: string, en: string];

/**
 * A good set to begin with, for the commonest errands that need no counter. Names of menus differ from bank to bank: these are drafts
 * that somebody of the bank reads, changes and has published by another.
 */
export const STARTING_CARDS: readonly StartingCard[] = [
  card('transfer-app', 'transfer', 'app', ['手机转账', 'Transfer by app'], 3, [
    ['打开手机银行，用指纹或密码登录', 'Open the app and sign in with fingerprint or password'],
    ['点“转账”，选“转给他人”', 'Tap Transfer, then To another person'],
    ['填收款人姓名、账号和金额', 'Enter the receiver’s name, account and amount'],
    ['核对姓名和金额，再点“下一步”', 'Check name and amount, then tap Next'],
    ['输入短信验证码，完成', 'Enter the code you receive by text; done'],
  ], ['第一次转账可先转 1 元试一试', 'Trying it for the first time? Send one yuan first']),
  card('transfer-web', 'transfer', 'web', ['网上银行转账', 'Transfer online'], 4, [
    ['在电脑上打开本行官网，自己输入网址，不点别人发来的链接', 'On a computer open the bank’s site; type the address, follow no link you were sent'],
    ['点“个人网银”，插入U盾并登录', 'Choose Personal banking, plug in your key and sign in'],
    ['点“转账汇款”，填收款人和金额', 'Choose Transfer, enter receiver and amount'],
    ['核对后按U盾上的“确认”键', 'Check, then press Confirm on the key'],
  ]),
  card('statement-app', 'enquiry', 'app', ['手机查明细、开流水', 'Details and statements by app'], 2, [
    ['登录手机银行，点“账户”', 'Sign in to the app and tap Accounts'],
    ['选要查的卡，点“明细”', 'Choose the card and tap Details'],
    ['要盖章的流水：点“开具流水”，选起止日期', 'For a sealed statement tap Issue statement and choose the dates'],
    ['填自己的邮箱，几分钟后收到带电子章的文件', 'Enter your mailbox; the sealed file arrives in minutes'],
  ]),
  card('balance-phone', 'enquiry', 'phone', ['打电话查余额', 'Balance by phone'], 3, [
    ['拨打本行客服电话', 'Call the bank’s service number'],
    ['听到提示后按 1，查询账户', 'After the greeting press 1 for accounts'],
    ['输入卡号，按 # 号键', 'Enter the card number, then #'],
    ['输入电话银行密码，听余额', 'Enter your phone-bank PIN and hear the balance'],
  ]),
  card('statement-machine', 'enquiry', 'machine', ['智能机打印流水', 'Print a statement at the machine'], 3, [
    ['插入银行卡或放上身份证', 'Insert your card or lay down your identity card'],
    ['点“打印流水”，选日期', 'Tap Print statement and choose the dates'],
    ['输入密码，取走纸张和证件', 'Enter the PIN; take the paper and your card'],
  ]),
  card('deposit-machine', 'deposit', 'machine', ['存取款机存现金', 'Deposit cash at the machine'], 3, [
    ['在24小时自助区，点“存款”，插卡', 'In the 24-hour zone tap Deposit and insert your card'],
    ['把钞票理平放进钞口，一次不超过 100 张', 'Smooth the notes and put them in, 100 at most'],
    ['看屏幕上的金额，对了点“确认”', 'Check the amount on the screen and confirm'],
    ['取卡；多退的钞票记得拿走', 'Take your card and any note that came back'],
  ]),
  card('withdrawal-machine', 'withdrawal', 'machine', ['不带卡取款', 'Withdraw without a card'], 3, [
    ['在手机银行点“无卡取款”，约定金额', 'In the app tap Withdraw without card and enter the amount'],
    ['记下预约码，到24小时自助区', 'Note the code and go to the 24-hour zone'],
    ['在取款机点“无卡取款”，输入手机号和预约码', 'At the machine tap Without card; enter mobile number and code'],
    ['输入密码，取钱', 'Enter the PIN and take the cash'],
  ]),
  card('loan-app', 'loan-enquiry', 'app', ['手机看贷款', 'Your loan by app'], 2, [
    ['登录手机银行，点“贷款”', 'Sign in to the app and tap Loans'],
    ['点“我的贷款”，看余额和还款日', 'Tap My loans for balance and due date'],
    ['还款有困难，点“延期申请”，或回复我们的电话', 'Hard to repay? Tap Ask for deferral, or call us back'],
  ], ['受疫情影响的客户可申请延期还本付息', 'Hurt by the epidemic? Repayment can be deferred']),
  card('loss-phone', 'loss-report', 'phone', ['卡丢了，先挂失', 'Card lost? Block it first'], 2, [
    ['马上拨打本行客服电话，按提示选“挂失”', 'Call the service number at once and choose Report a loss'],
    ['报姓名和身份证号，核对身份', 'Give your name and identity number'],
    ['挂失马上生效；补卡可以改日预约再来', 'The card is blocked at once; book another day for the new one'],
  ]),
  card('wealth-app', 'wealth', 'app', ['手机买存款和理财', 'Savings and investments by app'], 5, [
    ['登录手机银行，点“存款”或“理财”', 'Sign in to the app; tap Savings or Investments'],
    ['看清期限、风险等级和起购金额', 'Read the term, the risk level and the least amount'],
    ['第一次买理财要先做风险评估', 'Before the first investment answer the risk questions'],
    ['输入金额和密码，完成；可在“持仓”里看到', 'Enter amount and PIN; it then stands under Holdings'],
  ], ['理财非存款，产品有风险，投资须谨慎', 'Investments are no deposits and carry risk']),
  card('corporate-web', 'corporate', 'web', ['企业网银付款', 'Corporate payment online'], 5, [
    ['经办人插入U盾，登录企业网银', 'The maker plugs in the key and signs in'],
    ['点“付款业务”，填收款单位和金额，提交', 'Choose Payments, enter payee and amount, submit'],
    ['复核人用自己的U盾登录，核对后通过', 'The checker signs in with another key, checks and approves'],
    ['回单可当场下载，带电子章', 'The sealed receipt can be downloaded at once'],
  ]),
];

function card(code: string, service: string, channel: Channel, [title, titleEn]: Words, minutes: number, steps: readonly Words[], [product, productEn]: Words = ['', '']): StartingCard {
  return { code, service, channel, body: { title, titleEn, minutes, steps: steps.map(([zh, en]) => ({ zh, en, picture: null })), link: '', product, productEn } };
}
