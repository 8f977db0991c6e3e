/** Who comes for what: weights for other visitors and for elders (TWIN A.3, split over the bank's services), and the spread (cv) of the time. */
export type Errand = Readonly<{ service: string; others: number; elders: number; cv: number }>;

export const ERRANDS: readonly Errand[] = [
  { service: 'deposit', others: 10, elders: 13, cv: 0.7 },
  { service: 'withdrawal', others: 10, elders: 13, cv: 0.7 },
  { service: 'passbook', others: 5, elders: 22, cv: 0.7 },
  { service: 'transfer', others: 18, elders: 14, cv: 0.7 },
  { service: 'enquiry', others: 8, elders: 10, cv: 0.7 },
  { service: 'loan-enquiry', others: 2, elders: 0, cv: 0.6 },
  { service: 'advice', others: 2, elders: 3, cv: 0.7 },
  { service: 'small-change', others: 2, elders: 3, cv: 0.6 },
  { service: 'open-account', others: 7, elders: 2, cv: 0.5 },
  { service: 'activate-card', others: 3, elders: 2, cv: 0.5 },
  { service: 'loss-report', others: 4, elders: 4, cv: 0.6 },
  { service: 'reset-pin', others: 6, elders: 4, cv: 0.6 },
  { service: 'change-mobile', others: 3, elders: 1, cv: 0.6 },
  { service: 'cancel-transfer', others: 1, elders: 1, cv: 0.6 },
  { service: 'sign-mobile', others: 7, elders: 3, cv: 0.5 },
  { service: 'social-card', others: 2, elders: 3, cv: 0.6 },
  { service: 'wealth', others: 3, elders: 3, cv: 0.5 },
  { service: 'loan', others: 2, elders: 1, cv: 0.5 },
  { service: 'corporate', others: 5, elders: 0.5, cv: 0.6 },
  { service: 'corporate-account', others: 1, elders: 0, cv: 0.6 },
  { service: 'relief-payment', others: 1, elders: 0.5, cv: 0.5 },
];
