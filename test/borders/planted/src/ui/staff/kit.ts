export const kit = '·';
