export const zh = {
  lost: '没有这个页面',
  lostHelp: '链接可能不完整，或者已经过期。您可以从首页找到网点和预约。',
  home: '去首页',
  notOpened: '页面没有打开',
  notOpenedHelp: '网络可能断了一下。请再试一次。',
};
