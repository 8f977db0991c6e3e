import { named, pickText, say, words } from '../words.ts';
import { en } from './ways-words.en.ts';
import { zh } from './ways-words.zh.ts';
import './ways.css';

const w = words({ zh, en });

type WaysShape = Readonly<{ phone: string; emergency: string; app: Readonly<{ zh: string; en: string }>; appLink: string; website: string }>;
type RemoteService = Readonly<{ code: string; name: string; nameEn: string; app: boolean; web: boolean; phoneBank: boolean; how: string; howEn: string }>;

type WaysProps = { ways: WaysShape; services?: readonly RemoteService[]; title: string; brief?: boolean };

/** What can be done without coming, before anything about coming [A3]: phone bank, app, website, and which errands. `brief`: the number, all else a tap away, where an answer stands below. */
export function Ways({ ways, services = [], title, brief = false }: WaysProps) {
  const app = pickText(ways.app.zh, ways.app.en);
  const number = ways.phone && <a class="way" href={`tel:${dialled(ways.phone)}`}>{!brief && <span>{w.call}</span>}<b class="way-number">{ways.phone}</b></a>;
  const online = (
    <>
      <li>{ways.appLink ? <a class="way" href={ways.appLink} rel="noopener">{say(w.app, { app })}</a> : <span class="way way-plain">{say(w.appOnly, { app })}</span>}</li>
      {ways.website && <li><a class="way" href={ways.website} rel="noopener">{w.web}</a></li>}
    </>
  );
  if (brief) {
    return (
      <section class="ways ways-brief" aria-label={title}>
        <details><summary>{title}</summary><ul class="ways-links">{online}</ul><Services services={services} /></details>
        {number}
      </section>
    );
  }
  return (
    <section class="ways" aria-label={title}>
      <h2>{title}</h2>
      <ul class="ways-links">
        {number && <li>{number}</li>}
        {online}
      </ul>
      {services.length > 0 && <details><summary>{w.seeServices(services.length)}</summary><Services services={services} /></details>}
    </section>
  );
}

function Services({ services }: { services: readonly RemoteService[] }) {
  return <ul class="ways-services">{services.map((one) => <Service key={one.code} service={one} />)}</ul>;
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
