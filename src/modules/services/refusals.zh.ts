export const zh = {
  'services.unknown': '没有找到这项业务，请重新选择。',
  'services.dayPast': '生效日不能早于今天（{today}）。',
  'services.notPlanned': '这次改动已经生效或已撤回。要改回去，请再改一次。',
} as const;
