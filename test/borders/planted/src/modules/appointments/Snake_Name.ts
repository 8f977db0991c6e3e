// expect: manners
export const named = 1;
