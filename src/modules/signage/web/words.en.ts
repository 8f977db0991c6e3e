import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'Screens', below: 'What the hall, door and strip screens show, and which of them are on. A change is up within seconds.',
  urgent: 'Urgent message', add: 'Add a line', edit: 'Change', withdraw: 'Take off', withdrawn: 'Taken off', saved: 'On the screens', sent: 'The urgent message is on the screens',
  scope: 'Whose playlist', branch: 'This branch', region: 'This region', network: 'Whole network',
  kinds: { slogan: 'Slogan', notice: 'Notice', product: 'Product', event: 'Event', tip: 'Tip' },
  levels: { network: 'network', region: 'region', branch: 'branch', screen: 'one screen' },
  standing: { showing: 'showing', coming: 'not yet', over: 'over' },
  kind: 'Kind', text: 'Text', level: 'From', days: 'Days', order: 'Order', state: 'State', actions: 'Actions', urgentNow: 'urgent',
  from: (from, until) => (until === null ? `from ${from}` : `${from} to ${until}`),
  notYours: 'Comes from above; it is changed there',
  zh: 'Chinese', en: 'English', zhHelp: 'To be read from six metres: the shorter the better', fromOn: 'First day', untilOn: 'Last day', untilHelp: 'Drops by itself afterwards; empty: stays', position: 'Order (small first)',
  screenOnly: 'Only on this screen', allScreens: 'All screens', minutes: 'Stays on all screens (minutes)', save: 'Show it', cancel: 'Not now', newItem: 'New line', changeItem: 'Change a line', urgentTitle: 'Urgent message', urgentHelp: 'Covers everything else at once, on every screen here.',
  preview: 'How it will look', previewLobby: 'Hall', previewDoor: 'Door', previewLed: 'Strip',
  screens: 'Screens', screenKinds: { screen: 'Hall screen', door_screen: 'Door screen', led: 'LED strip' },
  name: 'Name', lastSeen: 'Last seen', never: 'never yet', online: 'on', offline: 'off', revoked: 'switched off', addScreen: 'Add a screen', newLink: 'New link', revoke: 'Switch off',
  revokeSure: 'Switch this screen off?', revokeText: 'It goes dark at once and says why. You can give it a new link later.', revokeDone: 'Switched off', link: 'Link of the screen', linkHelp: 'Open it in the screen’s browser, or scan it. It is shown this once; the old link no longer works.', copy: 'Copy link', copied: 'Copied',
  emptyTitle: 'Nothing of your own here yet', emptyHelp: 'Slogans, notices, products and tips take turns at the foot of the screen.', noScreens: 'No screen yet', noScreensHelp: 'Add one and open its link in its browser.', required: 'Please fill in',
  weekdays: 'Days of the week', listed: ', ', weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], dailyFrom: 'Each day from', dailyUntil: 'Each day until', dailyHelp: 'Empty: all day', look: 'How it stands', lookFull: 'Whole screen', lookBanner: 'Band below', lookHelp: 'On the whole screen the newest call stays visible', spoken: 'The hall screen says it once (Chinese and English)',
  shownOn: (n, of, since) => (n === 0 ? `none of ${of} screens has answered yet` : `${n} of ${of} screens show it, the last since ${since}`), notShown: (names) => `no answer yet: ${names}`, urgentUntilAt: (at) => `ends by itself at ${at}`,
};
