// expect: packages
import left from 'left-pad';
export const pad = left;
