import { permissions } from '#kernel/permission.ts';

export const can = permissions('contact', {
  /** asked for by other modules inside their own deeds, under their permission */
  sendText: { roles: ['system', 'hq_operations', 'regional_manager', 'branch_head', 'lobby_manager'], scope: 'branch' },
  settleAttempt: { roles: ['system'], scope: 'branch' },
  takeReceipt: { roles: ['system'], scope: 'branch' },
  forget: { roles: ['system'], scope: 'branch' },
  /** opening a sealed number to hand it to the gateway leaves a trace like any reading of personal data */
  messageToSend: { roles: ['system'], scope: 'branch', reading: 'personal' },
  branchesToForget: { roles: ['system'], scope: 'public' },
  /** the gateway's own call; the address carries the key */
  receipts: { roles: ['anonymous', 'system'], scope: 'public' },
  messagesOfBranch: { roles: ['branch_head', 'lobby_manager', 'regional_manager', 'hq_operations', 'auditor'], scope: 'branch' },
});
