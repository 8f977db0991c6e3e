import type { Kind, Text } from './picture.ts';

/** A starting set for a new bank, in our own words; nothing in it is about one disease. Each bank edits it. */
export const startingItems: readonly (Text & { kind: Kind })[] = [
  { kind: 'slogan', zh: '戴好口罩，勤洗手，多通风', en: 'Mask on, hands washed, windows open' },
  { kind: 'slogan', zh: '隔一个座位坐，离一米说话', en: 'Leave a seat between you, and one metre when you talk' },
  { kind: 'slogan', zh: '不着急的事，换个人少的时间来', en: 'If it can wait, come when it is quiet' },
  { kind: 'slogan', zh: '身体不舒服，请先打电话，我们想办法', en: 'Not feeling well? Phone first and we will find a way' },
  { kind: 'slogan', zh: '咳嗽打喷嚏，请用纸巾或手肘遮住', en: 'Cough or sneeze into a tissue or your elbow' },
  { kind: 'slogan', zh: '进门量体温，登记一分钟，大家都放心', en: 'Temperature and a minute to register: everybody is safer' },
  { kind: 'slogan', zh: '您的健康和您的钱，我们一样用心守', en: 'We look after your health as we look after your money' },
  { kind: 'notice', zh: '叫号后请到屏幕所示的柜台，过号三十分钟内回来仍有效', en: 'Go to the counter shown. Missed your call? Come back within 30 minutes' },
  { kind: 'notice', zh: '老人、孕妇、行动不便的客户和医护人员优先，请告诉大堂经理', en: 'Elderly, pregnant, disabled and medical visitors go first: tell the lobby manager' },
  { kind: 'notice', zh: '急事有绿色通道，请找大堂经理', en: 'Urgent? Ask the lobby manager for the green channel' },
  { kind: 'notice', zh: '智能机、柜台、座椅按时消毒，记录在门口', en: 'Machines, counters and seats are disinfected on schedule; the record is at the door' },
  { kind: 'tip', zh: '查余额、转账、挂失，手机银行当场就能办', en: 'Balance, transfer, lost card: do it in the app, here and now' },
  { kind: 'tip', zh: '需要摘口罩的业务请到柜台，不在智能机上办', en: 'Anything that needs your mask off is done at a counter, not at a machine' },
  { kind: 'tip', zh: '先约时间再出门，到店少等候', en: 'Book a time before you set out and wait less' },
  { kind: 'product', zh: '小微企业周转有困难？可申请延期还本付息，请问客户经理', en: 'Small firm short of cash? Ask about deferring principal and interest' },
  { kind: 'product', zh: '医护人员专属服务，请向大堂经理了解', en: 'Services for medical staff: please ask the lobby manager' },
];
