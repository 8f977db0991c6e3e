import { serve } from '#platform/serve.ts';
import { putService } from './acts/put-service.ts';
import { contract } from './contract.ts';
import { listServices } from './reads/catalogue.ts';

export const routes = serve(contract, { 'GET /api/public/services': listServices, 'PUT /api/services': putService });
