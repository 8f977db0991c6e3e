import { serve } from '#platform/serve.ts';
import { putService } from './acts/put-service.ts';
import { withdrawVersion } from './acts/withdraw-version.ts';
import { contract } from './contract.ts';
import { catalogueOf, listServices, versionsOf } from './reads/catalogue.ts';

export const routes = serve(contract, {
  'GET /api/public/services': listServices,
  'PUT /api/services': putService,
  'GET /api/branches/:branch/services': catalogueOf,
  'GET /api/services/:code/versions': versionsOf,
  'POST /api/services/:code/versions/:number/withdrawal': withdrawVersion,
});
