/** Sentences about rows and files, for the preview and for the column 错误信息 of the returned copy. */
export const reasonsZh = {
  // refused: the row cannot be taken
  'name.missing': '没有网点名称。请补上名称后再导入这一行',
  'address.missing': '没有地址，已留空，请补上',
  'code.checkDigit': '联行号 {code} 的校验位不对，应以 {expected} 结尾。请核对是否少抄或错抄一位',
  'code.length': '联行号 {code} 应为 12 位数字，现在是 {length} 位',
  'code.letters': '网点代码「{code}」只能用字母、数字、点、横线和下划线，最多 40 个字符',
  'cell.tooLong': '内容有 {length} 个字，最多 {most} 个字',
  'row.cells': '这一行有 {found} 格，表头有 {expected} 格。请检查分隔符和引号',
  'row.empty': '这一行是空的',
  'row.machine': '这是自助机具（{kind}），不是有人值守的网点。机具请在所属网点的页面登记，或选择「机具也作为网点导入」',

  // held: the same branch more than once, or a branch that is already there and differs
  'duplicate.same': '与第 {row} 行完全相同，只导入第 {row} 行',
  'duplicate.code': '与第 {row} 行代码相同（{code}），但 {fields} 不同。请确定保留哪一行',
  'duplicate.place': '与第 {row} 行名称和地址都相同。请确定是否同一个网点',
  'duplicate.maybe': '与第 {row} 行地址和坐标都相同，名称不同。请核对是否同一个网点',
  'existing.place': '系统里已有同名同址的网点（代码 {code}）。请确定是否同一个网点',
  'existing.same': '系统里已有这个网点，内容相同，不需再导入',
  'existing.differs': '系统里已有代码 {code} 的网点，但 {fields} 不同。请在网点页面修改，或更正代码',

  // doubtful: the row is taken, the doubtful value is kept as written and not used
  'coordinates.unreadable': '经纬度「{text}」读不出来，已留空',
  'coordinates.range': '经纬度 {lng}, {lat} 超出范围，已留空',
  'coordinates.swapped': '经度和纬度像是写反了（{lng}, {lat}），已留空，请核对',
  'coordinates.zero': '经纬度是 0, 0，已留空',
  'coordinates.far': '位置离其他网点约 {km} 公里，请核对经纬度',
  'coordinates.half': '经度和纬度只有一个，已留空',
  'phone.doubtful': '「{text}」不像一个完整的电话号码，按原文保留',
  'phone.several': '一格里有 {count} 个号码，取第一个',
  'text.mojibake': '像是乱码：「{text}」。可能应为「{guess}」，按原文保留，请核对',
  'text.mojibakeLost': '像是乱码：「{text}」。原来的字已经丢失，请补正',
  'hours.freeText': '「{text}」不是确定的时间，按原文保留，不生成营业时间',
  'hours.daysUnsaid': '「{text}」没有说明是星期几，按原文保留。可在上方选择按每天还是周一至周五',
  'hours.replaces': '「{text}」中后一条规则按写法会取代前一条。若本意是上午加下午，请写成一条',
  'hours.fallback': '「{text}」中「||」之后是另一种服务的时间，请确认前半段是柜面时间',
  'hours.comment': '「{text}」中有说明文字，不能确定是否营业，按原文保留',
  'hours.unsupported': '「{text}」里有读不懂的部分：「{part}」，按原文保留',
  'hours.notATime': '「{text}」不是有效时间',
  'hours.blankDay': '{days} 空白，而别处用「{mark}」表示休息，不能确定是否营业',
  'hours.machine': '「{text}」说的是机具时间，不作为营业时间',
  'machine.site': '这是自助机具点（{kind}），作为无柜面网点导入',

  // noted: said, nothing to do
  'text.trimmed': '去掉了首尾空格（含全角空格）',
  'coordinates.shared': '与第 {row} 行坐标相同',
  'text.tags': '去掉了网页标记',
  'code.made': '没有代码，按名称和地址生成 {code}',
  'code.numeric': '代码在表格里是数字，若有前导零可能已丢失',
  'hours.holidayOrder': '「PH off」不是最后一条，节假日按网络日历',
  'hours.pastMidnight': '营业跨过零点（{text}）',
  'hours.workdays': '「工作日」按周一至周五，调休以网络日历为准',
  'hours.byAppointment': '其余时间可预约',

  // about the whole file
  'file.encoding': '编码 {encoding}',
  'file.preamble': '表头以上 {count} 行不是数据，已略过',
  'file.noHeader': '没有表头，按内容认列',
  'file.sheet': '读取工作表「{sheet}」；共有 {count} 个工作表',
  'file.unpacked': '已解压 {name}',
  'file.namesComposed': '文件里没有网点名称，名称由 {columns} 组成，请核对',
  'file.noAddress': '文件里没有地址列',
  'file.machinesLeft': '{count} 行是自助机具，没有作为网点导入',
  'file.machinesTaken': '整个文件都是自助机具点，作为无柜面网点导入',
  'file.coordinatesAsk': '坐标是哪一种？GPS(WGS-84)、高德或腾讯（GCJ-02）、百度（BD-09）相差几百米。未选择时按 WGS-84 保存并注明',
  'file.coordinatesTurned': '坐标由 {from} 换算为 WGS-84',
  'file.blankDays': '{days} 空白的按不营业',
  'file.daysAsk': '{count} 行的营业时间没有说明星期几，例如「{text}」',
  'file.sharedPhones': '{rows} 行只有 {phones} 个不同的电话',
  'file.sharedCoordinates': '{rows} 行只有 {points} 个不同的坐标',
  'file.country': '电话按 {country} 的号码规则读，时区 {zone}',
  'file.regionsNew': '将新建 {count} 个区域：{names}',
  'file.regionAsk': '文件里没有区域列，请选择导入到哪个区域',
} as const;

/** How the fields of a branch are called in a sentence. */
export const fieldsZh = {
  code: '代码', name: '名称', nameEn: '英文名称', address: '地址', addressEn: '英文地址', phone: '电话', coordinates: '坐标', region: '区域', hours: '营业时间',
} as const;

export type ReasonCode = keyof typeof reasonsZh;
