import { Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { FaultNotice, Loading, useCall, useDeed, useToast } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { call, DESK, HISTORY, w, type Desk } from './ask.ts';

const REGION = 'risk-region';
const SHOWN = 60;

/** Branches of a region that lie in another area than the region: each may have a word of its own. */
export function OwnBranches({ desk, region, close }: { desk: Desk; region: Desk['places'][number]; close: () => void }) {
  const { answer, fault, again } = useCall([REGION, region.id], (signal) => call('GET /api/risk/regions/:region/branches', { params: { region: region.id }, signal }));
  const [search, setSearch] = useState('');
  const found = answer?.branches.filter((one) => `${one.name} ${one.nameEn} ${one.code}`.toLowerCase().includes(search.trim().toLowerCase())) ?? [];
  return (
    <Drawer open title={w.branchesOf(named(region))} onClose={close} size={520}>
      <p className="soft">{w.branchesHelp}</p>
      <Input allowClear value={search} placeholder={w.findBranch} aria-label={w.findBranch} onChange={(event) => setSearch(event.target.value)} />
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {!answer && fault === undefined && <Loading />}
      <ul className="plain risk-branches">
        {found.slice(0, SHOWN).map((branch) => <li key={branch.id}><span>{named(branch)} <span className="soft">{branch.code}</span></span><LiesIn desk={desk} place={branch} none={w.asRegion} /></li>)}
      </ul>
      {found.length > SHOWN && <p className="soft">{w.moreBranches(String(found.length - SHOWN))}</p>}
    </Drawer>
  );
}

/** In which area a region or a branch lies; chosen by whoever may. */
export function LiesIn({ desk, place, none }: { desk: Desk; place: { id: string; name: string; nameEn: string; area: string | null }; none: string }) {
  const toast = useToast();
  const link = useDeed((area: string | null) => call('PUT /api/risk/places/:place', { params: { place: place.id }, body: { area } }), { renews: [DESK, HISTORY, [REGION]], done: () => toast.done(w.linked) });
  return (
    <Select
      aria-label={`${named(place)} ${w.area}`} placeholder={none} value={place.area} loading={link.busy} allowClear showSearch={{ optionFilterProp: 'label' }} className="risk-area"
      options={desk.areas.map((one) => ({ value: one.code, label: `${one.name} ${one.code}` }))} onChange={(area: string | undefined) => void link.run(area ?? null)}
    />
  );
}
