// expect: text-in-pages
export function ClosedPage() {
  return <h1>Closed today</h1>;
}
