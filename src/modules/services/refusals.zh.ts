export const zh = { 'services.unknown': '没有找到这项业务,请重新选择。' } as const;
