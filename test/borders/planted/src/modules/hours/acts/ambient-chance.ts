// expect: time-and-chance
export const dice = () => Math.random();
