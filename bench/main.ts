/** `npm run -s bench -- NAME`: each bench prints its figures as JSON on the last line. */
const benches: Readonly<Record<string, () => Promise<{ run: () => Promise<object> }>>> = {
  booking: () => import('./booking.ts'),
  'call-next': () => import('./call-next.ts'),
  board: () => import('./board.ts'),
  estimate: () => import('./estimate.ts'),
  suggest: () => import('./suggest.ts'),
  twin: () => import('./twin.ts'),
  'twin-table': () => import('./twin-table.ts'),
  hours: () => import('./hours.ts'),
  alarms: () => import('./alarms.ts'),
  closing: () => import('./closing.ts'),
  instead: () => import('./instead.ts'),
  nearest: () => import('./nearest.ts'),
  'rota-publish': () => import('./rota-publish.ts'),
};

const [name = '', ...rest] = process.argv.slice(2);
if (name === 'serve') {
  // The product under measurement, in a process of its own: started by a bench through fork.
  const { serveForBench } = await import('./server.ts');
  process.send?.(await serveForBench(rest[0] ?? '', rest[1] ?? '', rest[2] === 'jobs'));
  await new Promise(() => undefined);
}
if (name === 'screens') {
  const { holdScreens } = await import('./screens-client.ts');
  await holdScreens();
}
const open = benches[name];
if (!open) {
  process.stderr.write(`benches: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
const figures = await (await open()).run();
process.stdout.write(`${JSON.stringify({ bench: name, ...figures })}\n`);
process.exit(0);
