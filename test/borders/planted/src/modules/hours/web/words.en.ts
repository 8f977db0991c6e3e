// expect: words
export const en = { title: '营业时间', day: { open: 'open', shut: 'shut' } } as const;
