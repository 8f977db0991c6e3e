// expect: text-in-pages
export function LabelPage() {
  return <input aria-label="Branch" className="wide" />;
}
