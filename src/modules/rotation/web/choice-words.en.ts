import type { zh } from './choice-words.zh.ts';

export const en: typeof zh = {
  changes: 'How much changes, how far to go',
  changesSays: (cells, people, km) => `This plan changes ${cells} days; ${people} people get another nearest branch; ${km} km each. To the left fewer are disturbed, to the right ways are shorter. Points are quick searches without a bound.`,
  changesNone: 'The same as what is published: nobody has to be told.',
  peopleDays: 'People × days to tell', placeDays: 'Sites × days to tell', told: 'To be told', cells: 'Changed days', meanKm: 'Km each', rules: 'Rules not kept',
  changePoint: (cells, told, km) => `${cells} days · ${told} · ${km} km`, onPeopleDays: (people) => `${people} people × days`, onPlaceDays: (places) => `${places} sites × days`, onPeople: (people) => `${people} people`, onPlaces: (places) => `${places} sites`,
  thisPlan: 'this plan',
  takeChanges: 'Choose a point and work it out',
  minded: 'Who comes first',
  mindedSays: (all, elders) => `This plan: ${all} km each, ${elders} km for an elder. The farther left, the shorter; minding the elderly may cost others a little. Points are quick searches without a bound.`,
  mindedFar: (all, far) => `This plan: ${all} km each, ${far} of people too far off. The farther left, the shorter. Points are quick searches without a bound.`,
  choice: 'What is minded', everybodyKm: 'Km each', eldersKm: 'Km for an elder', tooFar: (km) => `People beyond ${km} km`,
  mindMean: 'Everybody alike', mindElders: (times) => `Elders count ${times}×`, mindBeyond: 'Few too far off',
  takeMinded: 'Choose one: changes the limits and works it out',
  fair: 'Fair over the weeks', fairSays: (least, most, mean) => `With this week, the branch open least has ${least} days, the one open most ${most}; ${mean} on average.`,
  weeksBefore: (weeks) => `Rotas of the ${weeks} weeks before`, meanIs: (days) => `mean ${days}`, branch: 'Branch', together: 'Together (days)',
};
