import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { sendText } from './acts/send-text.ts';
export { deliveriesAbout, deliveriesOf, latestDeliveries, toldSince, type Delivery } from './reads/messages-of-branch.ts';
export { signed, type GatewayAccount } from './aliyun.ts';
export { canText, connectGateway, gatewayOf } from './gateway.ts';
export { codeOf, registered, templates, templateNames, type TemplateName } from './templates.ts';

export const contact = defineModule({ name: 'contact', contract, routes, can, settings, events, jobs, refusals: { zh, en } });
