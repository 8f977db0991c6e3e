// expect: time-and-chance
export const today = () => new Date();
