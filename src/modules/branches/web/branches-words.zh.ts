export const zh = {
  title: '网点名录', below: '客户看到的名称、地址和电话都从这里来。',
  search: '编号、名称、地址、电话', code: '编号', name: '名称', nameEn: '英文名称', region: '片区', address: '地址', addressEn: '英文地址', phone: '电话', area: '面积(平方米)', lng: '经度', lat: '纬度',
  origin: '来源', origins: { sample: '样例', import: '导入', manual: '手工' }, onMap: '地图位置', noPlace: '没有坐标', noPhone: '没有电话', lacks: '缺什么',
  empty: '还没有网点', emptyHelp: '把现有的网点名单导进来:先预览，确认后才写入。', toImport: '导入网点名单',
  add: '加一家网点', added: '已加入', save: '保存', cancel: '取消', changed: '已保存，客户页面同时更新', firstRegion: '第一片区', regionCode: '片区编号', regionName: '片区名称',
  mayNotAdd: '由总行运营办理', mayNotChange: '由片区经理或总行运营修改', zones: '区域', counters: '窗口', machines: '机具', maskOff: '可摘口罩', none: '还没有登记',
};
