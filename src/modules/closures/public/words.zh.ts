export const zh = {
  title: '给您另留的时间', closed: '您原来的时间网点不营业', was: '原预约', kept: '为您留着', until: (at: string) => `请在 ${at} 前答复，过时位置会放回。`,
  take: '就这个时间', other: '另选时间', near: '看看附近开门的网点', cancel: '不来了，取消预约', at: '时间', place: '网点', call: '有事请拨', code: '预约码',
  otherTitle: '另选时间', otherHint: '选一个，原来的预约就改过去；为您留着的那个时间会放回。', otherNone: '附近这两天暂时没有空位。网点会打电话给您。', here: '原网点', back: '回到为您留的时间', yes: '就这个时间',
  missed: '没能及时联系上您，很抱歉', missedHelp: '您原来的时间已过，网点会打电话向您说明。您可以重新约一个时间。', again: '重新预约',
  waiting: '正在为您找别的时间', waitingHelp: '一两分钟就好，找到会发短信给您。您的预约没有取消。',
  none: '暂时没找到合适的时间', noneHelp: '网点会打电话给您。您也可以自己看看附近开门的网点。',
  lapsed: '留的时间已放回', lapsedHelp: '网点会打电话给您，您也可以自己另选。',
  agreed: '正在为您办理', agreedHelp: '马上就好，请稍后再看。',
  stands: '您的预约照旧', standsHelp: '网点恢复接待，请按原时间来。', mine: '看我的预约', gone: '这个预约已有别的安排', goneHelp: '请看您的预约或短信。',
};
