import type { zh } from './mask-words.zh.ts';

export const en: typeof zh = {
  title: 'Mask rule',
  below: (branch) => `${branch} · see the cost before turning it on`,
  isOn: 'In force: mask-off tasks only at counters or in a booth', isOnHelp: 'Below is what it costs now, and what makes that bearable. It is turned off under Settings.',
  isOff: 'Not in force: masks may come off at machines in the hall', isOffHelp: 'Once it is on, tasks that need a face go only to counters made for it, or into a booth. See first what this branch pays.',
  ways: { off: 'Without the rule', on: 'With it', alone: 'With it, nothing balanced', booth: 'With it and a booth', counter: 'With it and one more mask-off counter', booking: 'With it, half of all book', all: 'With it and all three' },
  caption: 'The same people under each (a day; ± is the 95 % interval)',
  way: 'Way', pairHours: 'Pair-hours on site', times: 'Against without', timesOf: (times) => `× ${times}`,
  columns: { p90Wait: '9 of 10 wait at most (min)', most: 'Most on site (people)', unmasked: 'Masks off in the hall' },
  curveSays: (way) => `Dashed: without the rule; solid: “${way}”. The bands are 95 % intervals.`,
  basis: (visits, days) => `From the log of ${days} business days: ${visits} visits on an average day.`,
  basisNone: (visits) => `Not enough of a log yet; assumed as in branches alike: ${visits} visits on an average day.`,
  assumed: 'Two people on site for an hour are one pair-hour. How many take a better time or use machines is assumed; a simulation promises nothing.',
  decide: 'Decide', accept: 'I have seen these costs, accept them and turn it on', waitFirst: 'Wait until all days are simulated', from: 'From', turnOn: 'Turn it on', leave: 'Leave it off', turnedOn: 'Turned on from the chosen day; the figures you saw are in the trail',
  mayNot: 'Turned on by the regional manager or head office; show them this page.',
  none: 'This branch has no counters or services yet, so nothing can be simulated.', noneHelp: 'Enter its counters and machines in the branch list first.',
};
