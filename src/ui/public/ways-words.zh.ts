export const zh = {
  call: '拨打客服电话',
  app: '打开{app}',
  appOnly: '也可以用{app}办理',
  web: '打开网上银行',
  seeServices: (n: number) => `看看 ${n} 项不到店就能办的业务`,
  phoneBank: '电话银行',
  appShort: '手机银行',
  webShort: '网上银行',
  emergency: '24小时应急服务电话',
  emergencyHelp: '夜间和停业期间也有人接听',
};
