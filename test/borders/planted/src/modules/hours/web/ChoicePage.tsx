// expect: text-in-pages
export function ChoicePage({ open }: { open: boolean }) {
  return <b>{open ? 'Open' : 'Shut'}</b>;
}
