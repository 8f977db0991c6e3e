import { caller } from '#ui/call.ts';
import { useDeed, useToast, type Deed } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** A slip of a number, or of a better time. */
export type SlipOf = Readonly<{ of: 'ticket' | 'deferral'; id: string }>;

/** 打印小票: by the branch's own slip printer where there is one, else by the browser's dialog. Either way one job is one slip. */
export function useSlip(branch: string, hasPrinter: boolean): Deed<SlipOf, boolean> {
  const toast = useToast();
  return useDeed((slip: SlipOf) => (hasPrinter ? byPrinter(branch, slip) : byBrowser(branch, slip)), {
    done: (printed) => toast.done(!printed ? w.printedElsewhere : hasPrinter ? w.sentToPrinter : w.printed),
  });
}

async function byPrinter(branch: string, slip: SlipOf): Promise<boolean> {
  await asked(branch, slip, 'network');
  return true;
}

function asked(branch: string, { of, id }: SlipOf, way: 'network' | 'browser'): Promise<{ job: string }> {
  return of === 'ticket'
    ? call('POST /api/branches/:branch/tickets/:ticket/print-jobs', { params: { branch, ticket: id }, body: { way } })
    : call('POST /api/branches/:branch/deferrals/:deferral/print-jobs', { params: { branch, deferral: id }, body: { way } });
}

/** Claims the job before a single dot is printed: whoever comes second, on another tablet or by a second tap, prints nothing. */
async function byBrowser(branch: string, slip: SlipOf): Promise<boolean> {
  const { job } = await asked(branch, slip, 'browser');
  const { claimed } = await call('POST /api/branches/:branch/print-jobs/:job/claim', { params: { branch, job } });
  if (!claimed) return false;
  const failure = await printPage(`/api/branches/${branch}/${slip.of}s/${slip.id}/slip?lang=${document.documentElement.lang.startsWith('en') ? 'en' : 'zh'}`);
  await call('POST /api/branches/:branch/print-jobs/:job/end', { params: { branch, job }, body: failure === undefined ? {} : { failure } });
  return failure === undefined;
}

/** The slip on a page of its own, 80 mm wide, in the browser's print dialog. What went wrong in a word, or nothing. */
function printPage(address: string): Promise<string | undefined> {
  return new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    const end = (failure?: string): void => { frame.remove(); done(failure); };
    frame.addEventListener('load', () => {
      const page = frame.contentWindow;
      const slip = page?.document.querySelector('img');
      if (!page || !slip) return;
      const print = (): void => { page.addEventListener('afterprint', () => setTimeout(end, 0), { once: true }); page.print(); };
      if (slip.complete && slip.naturalWidth > 0) print();
      else { slip.addEventListener('load', print); slip.addEventListener('error', () => end('no slip')); }
    });
    frame.srcdoc = `<!doctype html><style>@page{size:80mm auto;margin:4mm}body{margin:0}img{width:72mm}</style><img alt="" src="${address}">`;
    document.body.append(frame);
  });
}
