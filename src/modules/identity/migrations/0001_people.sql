-- People of the bank, their posts, and who is signed in.
create schema identity;

-- A person who works here, employed by the bank or by a contractor. Local account; single sign-on will add a subject beside the password.
create table identity.staff (
  id uuid primary key,
  login text not null unique,
  name text not null,
  name_en text not null default '',
  employer text not null default '',
  password_hash text,
  failed_count int not null default 0,
  locked_until timestamptz,
  added_at timestamptz not null,
  added_by text not null,
  disabled_at timestamptz,
  disabled_by text,
  constraint login_is_plain check (login ~ '^[a-z0-9][a-z0-9._-]{1,59}$')
);
select app.share('identity.staff');
select app.classify('identity.staff', '{"login": "C1", "name": "C1", "name_en": "C1", "password_hash": "C2 staff sign-in secret, exempt from the rule against C3", "added_by": "C1", "disabled_by": "C1"}');

-- What a person does where: at a branch, for a region, or for the network.
create table identity.post (
  id uuid primary key,
  staff_id uuid not null references identity.staff (id) on delete restrict,
  role text not null,
  place_id uuid not null references app.place (id) on delete restrict,
  given_at timestamptz not null,
  given_by text not null,
  ended_at timestamptz,
  ended_by text
);
create unique index post_once on identity.post (staff_id, role, place_id) where ended_at is null;
select app.share('identity.post');
select app.classify('identity.post', '{"given_by": "C1", "ended_by": "C1"}');

-- Who is signed in: a person or a device. Only a digest of the cookie is kept.
create table identity.session (
  token_hash text primary key,
  staff_id uuid references identity.staff (id) on delete cascade,
  device_branch uuid,
  device_id uuid,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  constraint person_or_device check ((staff_id is null) <> (device_id is null))
);
create index session_by_staff on identity.session (staff_id) where ended_at is null;
select app.keep_local('identity.session');
select app.classify('identity.session', '{}');

-- A link that works once: the first administrator of a real bank, or a forgotten password.
create table identity.invitation (
  token_hash text primary key,
  staff_id uuid not null references identity.staff (id) on delete cascade,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
select app.keep_local('identity.invitation');
select app.classify('identity.invitation', '{}');
