import type { zh } from './ways-words.zh.ts';

export const en: typeof zh = {
  call: 'Call the phone bank',
  app: 'Open the {app}',
  appOnly: 'The {app} can do it too',
  web: 'Open online banking',
  seeServices: (n: number) => `See ${n} things you can do without coming`,
  phoneBank: 'Phone bank',
  appShort: 'App',
  webShort: 'Online',
  emergency: '24-hour emergency line',
  emergencyHelp: 'Answered at night and while branches are closed',
};
