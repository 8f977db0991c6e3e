export { startSmsGateway, UNREACHABLE, type SmsGateway } from '#world/sms-gateway.ts';
