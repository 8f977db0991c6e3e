/** The mark, two door leaves opening and the light that falls out, as shapes: React and preact draw the same paths. */
export const mark = {
  viewBox: '0 0 32 32',
  light: 'M12.5 8.2h7v15.2l4.7 6.1H7.8l4.7-6.1z',
  left: 'M3.5 3.5 11.3 7.5v16.3L3.5 27.5z',
  right: 'M28.5 3.5 20.7 7.5v16.3l7.8 3.7z',
} as const;
