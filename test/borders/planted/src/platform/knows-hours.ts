// expect: floors
export const hours = () => import('#modules/hours/index.ts');
