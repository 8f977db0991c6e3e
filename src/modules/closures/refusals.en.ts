export const en = {
  'closures.noOffer': 'There is no offer waiting for an answer for this booking.',
  'closures.lapsed': 'The time kept for you has run out and was given back. Please choose another time, or wait for our call.',
  'closures.taken': 'That time had gone just before. The customer stays on the call list: please choose another time while you talk.',
  'closures.notNow': 'Something has just changed for this customer. Please look at the newest state first.',
  'closures.unknown': 'There is no such closure.',
  'closures.linkUnknown': 'This link does not open any more. Please find your booking by its code and your phone number.',
};
