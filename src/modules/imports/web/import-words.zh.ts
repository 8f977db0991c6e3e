export const zh = {
  title: '导入网点', below: '先预览，确认后一次写入；有问题的行连同原因退回。',
  drop: '把网点名单拖到这里，或点击选择文件', kinds: 'CSV、TXT、xlsx、JSON、GeoJSON，也可以是 gz 或 zip；最大 20 MB',
  reading: '正在读取…', other: '换一个文件', confirm: '导入 {count} 个网点', nothing: '没有可以导入的行', needsRegion: '请先选择导入到哪个区域',
  rows: '共 {count} 行', taken: '可导入', doubtful: '待核对', refused: '退回', held: '重复待定', machine: '机具', known: '已有', same: '重复行',
  columns: '认出的列', unused: '没有用到的列', notes: '说明', decide: '需要决定',
  region: '导入到区域', regionHelp: '填区域代码；没有就新建', coordinates: '坐标', days: '没写星期几的时间', machines: '自助机具', duplicates: '重复的网点',
  unsaid: '暂不采用', daily: '每天', weekdays: '周一至周五', auto: '自动', take: '也导入', leave: '不导入', hold: '都先留下', first: '取第一行', asIs: '按原样',
  wgs84: 'GPS（WGS-84）', gcj02: '高德、腾讯（GCJ-02）', bd09: '百度（BD-09）',
  row: '行', standing: '结论', name: '名称', address: '地址', hours: '营业时间', reasons: '原因', returned: '下载需要更正的 {count} 行', leftOut: '另有 {count} 行未列出',
  done: '已写入 {count} 个网点，其中 {hours} 个有营业时间。', again: '这份名单已经导入过，没有任何改动。', toList: '查看网点名录',
  standings: { ready: '可导入', doubtful: '待核对', refused: '退回', held: '重复待定', same: '重复行', known: '已有', machine: '机具' },
  fields: {
    code: '代码', name: '名称', nameEn: '英文名称', address: '地址', addressEn: '英文地址', street: '街道', houseNumber: '门牌', postcode: '邮编', city: '城市', phone: '电话', lng: '经度', lat: '纬度', point: '坐标',
    region: '区域', bank: '银行', kind: '类型', country: '国家', hours: '营业时间', corporateHours: '对公时间', hoursMon: '周一', hoursTue: '周二', hoursWed: '周三', hoursThu: '周四', hoursFri: '周五', hoursSat: '周六', hoursSun: '周日',
    hoursWeekdays: '周一至周五', hoursWeekend: '周末', card: '网页介绍',
  },
};
