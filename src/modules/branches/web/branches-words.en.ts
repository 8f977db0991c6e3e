import type { zh } from './branches-words.zh.ts';

export const en: typeof zh = {
  title: 'Branch list', below: 'Names, addresses and phone numbers that customers see come from here.',
  search: 'Code, name, address, phone', code: 'Code', name: 'Name', nameEn: 'Name in English', region: 'Region', address: 'Address', addressEn: 'Address in English', phone: 'Phone', area: 'Area (m²)', lng: 'Longitude', lat: 'Latitude',
  origin: 'Origin', origins: { sample: 'Sample', import: 'Import', manual: 'By hand' }, onMap: 'On the map', noPlace: 'No coordinates', noPhone: 'No phone', lacks: 'What is missing',
  empty: 'No branches yet', emptyHelp: 'Import the list you have: you see a preview first, and nothing is written until you confirm.', toImport: 'Import a branch list',
  add: 'Add a branch', added: 'Added', save: 'Save', cancel: 'Cancel', changed: 'Saved; customers see it at once', firstRegion: 'Region 1', regionCode: 'Code of the region', regionName: 'Name of the region',
  mayNotAdd: 'Done by head office', mayNotChange: 'Changed by the regional manager or head office', zones: 'Zones', counters: 'Counters', machines: 'Machines', maskOff: 'mask may come off', none: 'nothing entered yet',
};
