import { raw, serve } from '#platform/serve.ts';
import { retryJobs } from './acts/retry-jobs.ts';
import { contract } from './contract.ts';
import { healthOf } from './reads/health.ts';
import { sayFinding } from './say-finding.ts';

export const routes = serve(contract, {
  'GET /api/system/health': raw(async ({ asking }) => {
    const { figures, findings } = await healthOf(asking.house);
    return { figures, findings: findings.map((one) => sayFinding(one, asking.lang)) };
  }),
  'POST /api/system/job-retries': retryJobs,
});
