// expect: words
export const zh = { title: '营业时间' } as const;
