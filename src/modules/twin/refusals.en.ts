export const en = {
  'twin.busy': 'Several simulations are running already. Please try again in a moment.',
  'twin.notSeenYet': 'The simulation is not done yet, or the branch has just changed. Let it end, see the cost, then turn it on.',
  'twin.maskRuleOnAlready': 'This branch keeps “mask-off tasks only at counters or in a booth” already.',
  'twin.branchesUnknown': 'Some of the branches chosen do not exist or are not yours. Please open the page anew and choose again.',
};
