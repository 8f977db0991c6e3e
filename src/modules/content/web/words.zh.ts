import type { Channel } from '../rules.ts';

export const zh = {
  title: '温馨小贴士',
  below: '不用来也能办：按业务找一张，扫码、打印给客户。',
  search: '搜索业务、标题、步骤',
  name: '卡片', service: '业务', channel: '渠道', minutes: '用时', steps: '步骤', state: '状态', used: '近30天 发出 / 打开 / 办好',
  channels: { app: '手机银行', web: '网上银行', phone: '电话银行', machine: '自助机具' } as Record<Channel, string>,
  states: { on: '使用中', draft: '待发布', changed: '有新稿待发布', off: '已停用' },
  min: (n: number) => `约 ${n} 分钟`,
  empty: '还没有小贴士', emptyHelp: '先放入一套常用小贴士，改成本行的说法，由同事发布后就能发给客户。', emptyBranch: '总行发布后会出现在这里。',
  take: '放入常用小贴士', taken: (n: number) => `已放入 ${n} 张草稿，请核对后由同事发布`,
  add: '新写一张', edit: '修改', publish: '发布', published: '已发布，各网点即可使用', withdraw: '停用', withdrawn: '已停用', restore: '恢复使用', restored: '已恢复使用',
  ownDraft: '自己写的要由同事发布', onlyHq: '由总行运营维护',
  give: '给客户', byPhone: '扫码', byA6: '打印 A6', bySlip: '打印小票', scan: '请客户用手机扫码', scanHelp: '扫码后卡片留在客户手机里。不登记客户信息。', close: '关闭',
  product: '产品', link: '办理链接', version: (n: number) => `第 ${n} 版`, draftVersion: (n: number) => `第 ${n} 版草稿`,
  picture: '小贴士的使用（近30天）', says: (handed: string, opened: string, done: string) => `共发出 ${handed} 张，打开 ${opened} 张，客户说办好了 ${done} 张。`,
  handed: '发出', opened: '打开', done: '办好了', card: '卡片',
  form: {
    code: '编号', codeHelp: '小写字母、数字、连字符，如 transfer-app；定了不改', service: '对应业务', noService: '不对应业务', position: '排序', titleZh: '标题（中文）', titleEn: '标题（英文）', minutes: '大约几分钟',
    steps: '步骤', stepsHelp: '最多 8 步，每步一句话', stepZh: (n: number) => `第 ${n} 步（中文）`, stepEn: (n: number) => `第 ${n} 步（英文）`, addStep: '加一步', removeStep: '去掉这一步', picture: '加图片', noPicture: '去掉图片', pictureOf: (n: number) => `第 ${n} 步的图片`,
    link: '办理链接（https）', product: '产品一句话（中文）', productEn: '产品一句话（英文）', save: '存为草稿', saved: '草稿已存，由同事发布', needed: '请填写', badCode: '只用小写字母、数字和连字符', badLink: '要以 https:// 开头',
  },
};
