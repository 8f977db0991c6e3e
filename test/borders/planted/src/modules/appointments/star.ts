// expect: manners
export * from './index.ts';
