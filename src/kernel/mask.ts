/** '138****1234': first three and last four digits of the national number (JR/T 0171 display form, SECURITY 1). */
export function maskPhone(phone: string): string {
  const national = phone.replace(/^\+86/, '');
  return national.length < 8 ? '****' : `${national.slice(0, 3)}****${national.slice(-4)}`;
}
