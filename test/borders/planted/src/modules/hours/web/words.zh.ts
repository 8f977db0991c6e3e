// expect: words
export const zh = { title: '营业时间', day: { open: '营业' } } as const;
