export const zh = {
  'closures.noOffer': '这个预约现在没有待答复的安排。',
  'closures.lapsed': '为您保留的时间已过，位置已放回。请另选时间，或等我们联系您。',
  'closures.taken': '这个时间刚刚没有了。客户还在电话名单上，请趁通话再选一个时间。',
  'closures.notNow': '这位客户的安排刚有变化，请看最新状态再记。',
  'closures.unknown': '没有这次停业。',
  'closures.linkUnknown': '这个链接打不开了。请用预约码和手机号查看您的预约。',
};
