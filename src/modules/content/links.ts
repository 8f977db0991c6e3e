/** The address of a card; `of` says which handing-out it was, so that its use can be counted. */
export function linkTo(origin: string, card: string, of?: { branch: string; handout: string }): string {
  return `${origin}/card/${card}${of ? `?of=${of.branch}.${of.handout}` : ''}`;
}
