-- What customers come for (业务), one catalogue for the bank: how long it takes, what to bring, and how to do it without coming.
create schema services;

create table services.service (
  code text primary key,
  name text not null,
  name_en text not null,
  service_group text not null check (service_group in ('personal', 'corporate', 'wealth')),
  minutes numeric not null check (minutes > 0 and minutes <= 240),
  mask_off boolean not null,
  urgency text not null check (urgency in ('light', 'ordinary', 'urgent')),
  machine_minutes numeric check (machine_minutes > 0),
  bring text not null default '',
  bring_en text not null default '',
  on_app boolean not null default false,
  on_web boolean not null default false,
  on_phone_bank boolean not null default false,
  online text not null default '',
  online_en text not null default '',
  position int not null default 0,
  offered boolean not null default true
);
select app.share('services.service');
select app.classify('services.service', '{}');
