import type { Kept, Shelf } from './queue.ts';

/** What lies on this device: sealed records, and dated papers without anything about a visitor (what is due, questions, limits, who works here). */
export type Device = Readonly<{ shelf: Shelf; papers: () => Promise<Map<string, unknown>>; putPaper: (name: string, paper: unknown) => Promise<void>; dropPapers: () => Promise<void> }>;

export async function openDevice(): Promise<Device> {
  const db = await opened();
  const ask = async <T>(store: 'records' | 'papers', mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T | undefined> => new Promise((done, fail) => {
    // Strict: what has been answered for is on the disk, not in a buffer.
    const transaction = db.transaction(store, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(store));
    const failed = (): void => fail(transaction.error ?? new Error('the device keeps nothing'));
    transaction.addEventListener('complete', () => done(request?.result));
    transaction.addEventListener('error', failed);
    transaction.addEventListener('abort', failed);
  });
  return {
    shelf: {
      all: async () => (await ask<Kept[]>('records', 'readonly', (store) => store.getAll() as IDBRequest<Kept[]>)) ?? [], // put by us
      put: async (kept) => { await ask('records', 'readwrite', (store) => store.put(kept)); },
      drop: async (ids) => { await ask('records', 'readwrite', (store) => { for (const id of ids) store.delete(id); return undefined; }); },
    },
    papers: async () => new Map(((await ask<{ name: string; paper: unknown }[]>('papers', 'readonly', (store) => store.getAll() as IDBRequest<{ name: string; paper: unknown }[]>)) ?? []).map((one) => [one.name, one.paper])), // put by us
    putPaper: async (name, paper) => { await ask('papers', 'readwrite', (store) => store.put({ name, paper })); },
    dropPapers: async () => { await ask('papers', 'readwrite', (store) => store.clear()); },
  };
}

function opened(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open('kaimen', 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('records', { keyPath: 'id' });
      request.result.createObjectStore('papers', { keyPath: 'name' });
    });
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => fail(request.error ?? new Error('the device keeps nothing')));
  });
}
