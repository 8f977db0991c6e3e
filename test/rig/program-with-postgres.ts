import { startPostgres } from '#platform/postgres/index.ts';

// A program that only holds the database of one home, for the tests that kill it. Says its address or its refusal, in one line.
const [home = ''] = process.argv.slice(2);
try {
  const postgres = await startPostgres({ home, log: () => undefined });
  process.stdout.write(`${JSON.stringify({ url: postgres.url })}\n`);
  process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 1_000);
} catch (fault) {
  process.stdout.write(`${JSON.stringify({ refused: fault instanceof Error ? fault.message : String(fault) })}\n`);
  process.exit(1);
}
