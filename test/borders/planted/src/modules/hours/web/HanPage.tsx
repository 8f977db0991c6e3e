// expect: text-in-pages
const said = '今天不营业';
export function HanPage() {
  return <b>{said}</b>;
}
