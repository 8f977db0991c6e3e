import { randomUUID } from 'node:crypto';
import { maskPhone } from '#kernel/mask.ts';
import { clockOf } from '#kernel/time.ts';
import type { House } from '#platform/house.ts';
import { codeOf, connectGateway, gatewayOf, registered, templateNames, templates } from '#modules/contact/index.ts';
import { startSmsGateway, type ApprovedText, type SmsGateway } from './sms-gateway.ts';
import { BANK } from './bank.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

let standIn: SmsGateway | undefined;

/**
 * The sample bank's telephone network: a gateway on loopback that nothing ever leaves. It takes the place of any real one that the
 * environment names, because the sample customers' numbers are nobody's to write to.
 */
export async function openSampleMessages(house: House): Promise<{ stop: () => Promise<void> }> {
  const receiptKey = randomUUID();
  const domain = house.origin.replace(/^https?:\/\//, '');
  const gateway = await startSmsGateway({ approved: approvedTexts(domain), account: { signName: BANK.name }, receiptAfterMs: 2_000 });
  gateway.sendReceiptsTo(`${house.origin}/api/contact/receipts/${receiptKey}`);
  connectGateway(gatewayOf({ ...gateway.account, receiptKey }));
  standIn = gateway;
  return {
    stop: async () => {
      standIn = undefined;
      connectGateway(undefined);
      await gateway.close();
    },
  };
}

/** All our texts as a gateway approves them, under the codes that they have without an account of one's own. */
export function approvedTexts(domain: string): Readonly<Record<string, ApprovedText>> {
  return Object.fromEntries(templateNames.flatMap((name) =>
    (['zh', 'en'] as const).map((lang) => [codeOf(name, lang, {}), { kind: templates[name].kind, text: registered(name, lang, domain) }])));
}

const SHOWN = 100;

/** The texts that customers of the sample bank got, newest first: as they stand on a phone, numbers masked. */
export function sampleMessagesPage(lang: 'zh' | 'en'): string {
  const w = lang === 'zh' ? zh : en;
  const texts = [...(standIn?.messages() ?? [])].reverse().slice(0, SHOWN);
  const rows = texts.map((text) => `<li><p class="to"><b>${maskPhone(text.phone)}</b> <time>${clockOf(text.at, BANK.timeZone)}</time> <span class="${text.state}">${w[text.state]}</span></p><p class="bubble">${escaped(text.text)}</p></li>`);
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="5">
<title>${w.messages} · ${lang === 'zh' ? BANK.name : BANK.nameEn}</title><link rel="icon" href="/favicon.ico"><style>${STYLE}</style></head><body><main>
<header><h1>${w.messages}</h1><a href="/sample?lang=${lang}">${w.title}</a> <a href="/sample/messages?lang=${lang === 'zh' ? 'en' : 'zh'}">${w.lang}</a></header><p class="soft">${w.messagesHelp}</p>
${rows.length > 0 ? `<ul>${rows.join('')}</ul>` : `<p class="bubble">${w.noMessages}</p>`}</main></body></html>`;
}

function escaped(raw: string): string {
  return raw.replace(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`);
}

const STYLE = `
*{box-sizing:border-box}body{margin:0;background:#faf7f2;color:#1f2933;font:16px/1.65 "Noto Sans SC Variable","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:640px;margin:0 auto;padding:24px 16px 64px}header{display:flex;flex-wrap:wrap;gap:16px;align-items:baseline}h1{flex:1;font-size:28px;margin:0}a{color:#2b4a8b}.soft,.to{color:#55606b}
ul{list-style:none;margin:0;padding:0}li{margin:16px 0}.to{margin:0 4px 4px;font-size:14px}.bubble{margin:0;padding:12px 16px;background:#fffefb;border:1px solid #e2dbcf;border-radius:4px 16px 16px 16px;overflow-wrap:anywhere}
.delivered{color:#2f6f5e}.undelivered{color:#a82f18}`;
