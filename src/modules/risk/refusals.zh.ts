export const zh = {
  'risk.noCases': '文件里没有找到病例数。请确认有日期和累计确诊两列，每个地区每天一行。',
  'risk.noCodes': '文件里没有地区代码一列。请补上六位行政区划代码后再导入。',
  'risk.nothingToTake': '没有可以导入的行。请按返回文件里的说明更正后再导入。',
  'risk.previewStale': '预览之后病例数有变化。请重新预览，确认后再导入。',
  'risk.areaUnknown': '没有这个地区的病例数。请先导入。',
  'risk.areaNotInUse': '没有网点在这个地区。请先说明哪个片区在这里。',
  'risk.areaNotYours': '这个地区还有别的片区的网点，请由总行设定。',
  'risk.placeUnknown': '没有找到这个片区或网点。',
  'risk.untilWrong': '截止日期要从今天起、不超过 {days} 天。',
  'risk.notByHand': '这个地区现在没有人工设定的等级。',
  'risk.ruleInThePast': '新规则从今天或以后起算，过去的等级不改。',
};
