// expect: manners
export const hidden = (name: string) => import(name);
