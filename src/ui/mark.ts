/** The mark, two door leaves opening, as shapes: React and preact draw the same paths. */
export const mark = {
  viewBox: '0 0 32 32',
  light: 'M16 6v20',
  left: 'M6 5.5 14.2 8.4v15.2L6 26.5z',
  right: 'M26 5.5 17.8 8.4v15.2L26 26.5z',
} as const;
