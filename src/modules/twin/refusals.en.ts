export const en = { 'twin.busy': 'Several simulations are running already. Please try again in a moment.' };
