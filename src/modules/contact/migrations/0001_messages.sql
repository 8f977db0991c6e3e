-- Text messages of a branch: what was asked for, what became of it, and when. The number and the values stand sealed and are emptied in time.
create schema contact;

create table contact.message (
  branch_id uuid not null references app.place (id) on delete restrict,
  id uuid not null,
  about text not null,
  template text not null,
  lang text not null,
  phone_sealed text,
  params_sealed text,
  dedupe_key text not null,
  state text not null default 'queued',
  queued_at timestamptz not null,
  queued_by text not null,
  valid_until timestamptz,
  tries_count int not null default 0,
  due_at timestamptz not null,
  reason text,
  gateway_ref text,
  sent_at timestamptz,
  delivered_at timestamptz,
  failed_at timestamptz,
  emptied_at timestamptz,
  primary key (branch_id, id),
  constraint message_once_per_key unique (branch_id, dedupe_key),
  constraint message_state_known check (state in ('queued', 'sent', 'delivered', 'failed')),
  constraint message_sent_has_time check (state not in ('sent', 'delivered') or sent_at is not null),
  constraint message_delivered_has_time check (state <> 'delivered' or delivered_at is not null),
  constraint message_failed_has_reason check (state <> 'failed' or (failed_at is not null and reason is not null)),
  constraint message_lang_known check (lang in ('zh', 'en')),
  constraint message_emptied_holds_nothing check (emptied_at is null or (phone_sealed is null and params_sealed is null))
);
-- "What did this booking's visitor hear from us?"
create index message_by_subject on contact.message (branch_id, about, queued_at);
-- The branch's list, newest first; the clean-up, oldest first.
create index message_by_age on contact.message (branch_id, queued_at desc);
select app.protect('contact.message');
select app.classify('contact.message', '{"phone_sealed": "C2", "params_sealed": "C2", "queued_by": "C1", "gateway_ref": "C1"}');
