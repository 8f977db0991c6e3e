/** The address of an own booking, as it stands in a calendar entry and in the QR code of a slip. It only opens a page. */
export function linkTo(origin: string, own: Readonly<{ branch: string; code: string; key: string }>): string {
  return `${origin}/my/${own.branch}.${own.code}.${own.key}`;
}
