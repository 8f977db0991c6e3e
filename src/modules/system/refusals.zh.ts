export const zh = {
  'system.nothingGivenUp': '任务 {task} 没有被放弃的记录，无需重试。',
} as const;
