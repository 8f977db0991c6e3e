import { serve } from '#platform/serve.ts';
import { contract } from './contract.ts';
import { places } from './reads/places.ts';
import { whereToGo } from './reads/where-to-go.ts';

export const routes = serve(contract, {
  'GET /api/public/nearby': whereToGo,
  'GET /api/public/nearby/places': places,
});
