// expect: floors
export const lost = 1;
