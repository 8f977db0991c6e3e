import type { zh } from './import-words.zh.ts';

export const en: typeof zh = {
  title: 'Import branches', below: 'Preview first; on confirmation all good rows are written together. The others come back with their reasons.',
  drop: 'Drop a branch list here, or click to choose a file', kinds: 'CSV, TXT, xlsx, JSON or GeoJSON, also as gz or zip; 20 MB at most',
  reading: 'Reading…', other: 'Another file', confirm: 'Import {count} branches', nothing: 'There is no row to import', needsRegion: 'Choose the region to import into first',
  rows: '{count} rows', taken: 'to import', doubtful: 'to check', refused: 'returned', held: 'duplicates to decide', machine: 'machines', known: 'already there', same: 'repeated',
  columns: 'Columns recognised', unused: 'Columns not used', notes: 'Notes', decide: 'To decide',
  region: 'Into region', regionHelp: 'Its code; added if there is none', coordinates: 'Coordinates', days: 'Hours without a day', machines: 'Machine sites', duplicates: 'Duplicates',
  unsaid: 'Not used for now', daily: 'Every day', weekdays: 'Monday to Friday', auto: 'Automatic', take: 'Take them too', leave: 'Leave them out', hold: 'Hold all of them', first: 'Take the first', asIs: 'As they are',
  wgs84: 'GPS (WGS-84)', gcj02: 'Amap, Tencent (GCJ-02)', bd09: 'Baidu (BD-09)',
  row: 'Row', standing: 'Verdict', name: 'Name', address: 'Address', hours: 'Opening hours', reasons: 'Reasons', returned: 'Download the {count} rows to correct', leftOut: '{count} more rows are not listed',
  done: '{count} branches written, {hours} of them with opening hours.', again: 'This list was imported before; nothing was changed.', toList: 'See the branch list',
  standings: { ready: 'to import', doubtful: 'to check', refused: 'returned', held: 'duplicate', same: 'repeated', known: 'already there', machine: 'machine' },
  fields: {
    code: 'code', name: 'name', nameEn: 'English name', address: 'address', addressEn: 'English address', street: 'street', houseNumber: 'house number', postcode: 'postcode', city: 'city', phone: 'phone', lng: 'longitude', lat: 'latitude', point: 'coordinates',
    region: 'region', bank: 'bank', kind: 'kind', country: 'country', hours: 'opening hours', corporateHours: 'corporate hours', hoursMon: 'Monday', hoursTue: 'Tuesday', hoursWed: 'Wednesday', hoursThu: 'Thursday', hoursFri: 'Friday', hoursSat: 'Saturday', hoursSun: 'Sunday',
    hoursWeekdays: 'Monday to Friday', hoursWeekend: 'weekend', card: 'web page card',
  },
};
