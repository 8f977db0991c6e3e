import type { contract } from '../contract.ts';
import { kit } from '#ui/staff/kit.ts';
export function CleanPage({ title }: { title: string; of?: typeof contract }) {
  return <main className="page"><b>{title}</b> · {kit}</main>;
}
