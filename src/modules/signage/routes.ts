import { serve } from '#platform/serve.ts';
import { addItem, addWideItem } from './acts/add-item.ts';
import { changeItem, changeWideItem } from './acts/change-item.ts';
import { confirmShown } from './acts/confirm-shown.ts';
import { addStrip, changeStrip, removeStrip } from './acts/strips.ts';
import { withdrawItem, withdrawWideItem } from './acts/withdraw-item.ts';
import { contract } from './contract.ts';
import { deliveredOf } from './reads/delivered.ts';
import { playlistOfBranch, widePlaylist } from './reads/playlist.ts';
import { previewOnStrip, stripsOfBranch } from './reads/strips.ts';

export const routes = serve(contract, {
  'GET /api/branches/:branch/playlist': playlistOfBranch,
  'POST /api/branches/:branch/playlist/items': addItem,
  'PUT /api/branches/:branch/playlist/items/:item': changeItem,
  'DELETE /api/branches/:branch/playlist/items/:item': withdrawItem,
  'POST /api/branches/:branch/playlist/shown': confirmShown,
  'GET /api/branches/:branch/strips': stripsOfBranch,
  'POST /api/branches/:branch/strips': addStrip,
  'PUT /api/branches/:branch/strips/:strip': changeStrip,
  'DELETE /api/branches/:branch/strips/:strip': removeStrip,
  'GET /api/branches/:branch/strips/:strip/preview': previewOnStrip,
  'GET /api/playlist': widePlaylist,
  'GET /api/playlist/items/:item/delivered': deliveredOf,
  'POST /api/playlist/items': addWideItem,
  'PUT /api/playlist/items/:item': changeWideItem,
  'DELETE /api/playlist/items/:item': withdrawWideItem,
});
