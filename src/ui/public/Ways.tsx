import { named, pickText, say, words } from '../words.ts';
import { en } from './ways-words.en.ts';
import { zh } from './ways-words.zh.ts';
import './ways.css';

const w = words({ zh, en });

type WaysShape = Readonly<{ phone: string; emergency: string; app: Readonly<{ zh: string; en: string }>; appLink: string; website: string }>;
type RemoteService = Readonly<{ code: string; name: string; nameEn: string; app: boolean; web: boolean; phoneBank: boolean; how: string; howEn: string }>;

/** What can be done without coming, before anything about coming [A3]: phone bank, app, website, and which errands. */
export function Ways({ ways, services = [], title }: { ways: WaysShape; services?: readonly RemoteService[]; title: string }) {
  const app = pickText(ways.app.zh, ways.app.en);
  return (
    <section class="ways" aria-label={title}>
      <h2>{title}</h2>
      <ul class="ways-links">
        {ways.phone && <li><a class="way" href={`tel:${dialled(ways.phone)}`}><span>{w.call}</span><b class="way-number">{ways.phone}</b></a></li>}
        <li>{ways.appLink ? <a class="way" href={ways.appLink} rel="noopener">{say(w.app, { app })}</a> : <span class="way way-plain">{say(w.appOnly, { app })}</span>}</li>
        {ways.website && <li><a class="way" href={ways.website} rel="noopener">{w.web}</a></li>}
      </ul>
      {services.length > 0 && (
        <details>
          <summary>{w.seeServices(services.length)}</summary>
          <ul class="ways-services">{services.map((one) => <Service key={one.code} service={one} />)}</ul>
        </details>
      )}
    </section>
  );
}

function Service({ service }: { service: RemoteService }) {
  const channels = [service.phoneBank && w.phoneBank, service.app && w.appShort, service.web && w.webShort].filter(Boolean);
  const how = pickText(service.how, service.howEn);
  return (
    <li>
      <b>{named(service)}</b>
      <span class="soft">{channels.join(pickText('、', ', '))}</span>
      {how && <p>{how}</p>}
    </li>
  );
}

/** The number always open, said on every page. */
export function EmergencyLine({ phone }: { phone: string }) {
  if (!phone) return null;
  return (
    <section class="emergency" aria-label={w.emergency}>
      <p><b>{w.emergency}</b><br /><span class="soft">{w.emergencyHelp}</span></p>
      <a class="emergency-number" href={`tel:${dialled(phone)}`}>{phone}</a>
    </section>
  );
}

export function dialled(phone: string): string {
  return phone.replace(/[^0-9+]/g, '');
}
