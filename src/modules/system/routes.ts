import { raw, serve } from '#platform/serve.ts';
import { retryJobs } from './acts/retry-jobs.ts';
import { contract } from './contract.ts';
import { healthOf } from './reads/health.ts';

export const routes = serve(contract, {
  'GET /api/system/health': raw(({ asking }) => healthOf(asking.house, asking.lang)),
  'POST /api/system/job-retries': retryJobs,
});
