/** The place above all regions; the trail of what happens at no branch goes to its chain. Apart from id.ts, so that pages can name it. */
export const NETWORK = '00000000-0000-0000-0000-000000000000';
