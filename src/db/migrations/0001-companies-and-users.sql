-- Who works here: users sign in once and have roles per company (D1, D74). Row-level security is switched on in the
-- last migration file of this series, for every table with a company_id.

create table company (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9-]{1,20}$'),
  name text not null check (length(name) between 1 and 200),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  language text not null check (language in ('nl', 'en')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  address jsonb not null default '{}',
  -- days (posting date, invoice date) are those of this place
  time_zone text not null default 'Europe/Amsterdam',
  vat_number text,
  registration_number text,
  -- D36: one packing slip in part, or any number
  partial_packing_slips text not null default 'one' check (partial_packing_slips in ('one', 'free')),
  -- D43
  complete_after_invoice boolean not null default false,
  created_at timestamptz not null default now()
);

-- The sign-in tables of better-auth; a session's token is stored hashed.
create table auth_user (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  language text check (language in ('nl', 'en')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth_session (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_session_user on auth_session (user_id);

create table auth_account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_account_user on auth_account (user_id);

create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);

-- What better-auth signs its cookies with, the same for every process on this database. A session's cookie cannot be
-- made from it: it also carries the token, which is kept here as its hash alone.
create table sign_in_secret (
  only_one boolean primary key default true check (only_one),
  secret text not null
);

-- Tries to sign in that were not successful, counted per account and per address (back-off). A try is counted before
-- the password is looked at, so that many at once are no more than their number.
create table sign_in_attempt (
  subject text primary key,
  failures integer not null,
  blocked_until timestamptz,
  last_failed_at timestamptz not null
);

-- Everybody and everything that acts: a user, an API key, the command line. History names actors by id.
create table actor (
  company_id uuid not null references company (id),
  id uuid not null,
  kind text not null check (kind in ('user', 'apiKey', 'commandLine')),
  name text not null,
  primary key (company_id, id)
);

create table role (
  company_id uuid not null references company (id),
  id uuid not null,
  code text not null check (length(code) between 1 and 60),
  name text not null check (length(name) between 1 and 200),
  version integer not null default 1,
  primary key (company_id, id),
  unique (company_id, code)
);

create table role_duty (
  company_id uuid not null,
  role_id uuid not null,
  duty text not null,
  primary key (company_id, role_id, duty),
  foreign key (company_id, role_id) references role (company_id, id) on delete cascade
);

create table user_role (
  company_id uuid not null,
  user_id uuid not null references auth_user (id) on delete cascade,
  role_id uuid not null,
  primary key (company_id, user_id, role_id),
  foreign key (company_id, role_id) references role (company_id, id) on delete cascade
);
create index user_role_user on user_role (user_id);

create table api_key (
  company_id uuid not null references company (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  key_hash bytea not null,
  duties text[] not null,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (company_id, id),
  unique (company_id, key_hash)
);

-- D6. The row is locked last in a posting and held to its commit, so numbers have no gaps and follow posting order.
create table number_sequence (
  company_id uuid not null references company (id),
  document_type text not null check (document_type in ('salesOrder', 'packingSlip', 'invoice', 'creditNote')),
  format text not null check (format ~ '^[^#]*#+[^#]*$' and length(format) <= 40),
  next_number bigint not null default 1 check (next_number >= 1),
  last_posted_at timestamptz,
  last_hash bytea,
  primary key (company_id, document_type)
);

-- Append-only: audit trail, feed and outbox. Rows of posted documents are chained per series by their hash.
create table event (
  company_id uuid not null references company (id),
  id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  data jsonb not null default '{}',
  series text,
  series_number bigint,
  previous_hash bytea,
  hash bytea,
  primary key (company_id, id),
  constraint event_chained check ((series is null) = (hash is null) and (series is null) = (series_number is null)),
  constraint event_series_number unique (company_id, series, series_number),
  constraint event_no_fork unique (company_id, series, previous_hash)
);
create index event_subject on event (company_id, subject_id);
create index event_feed on event (company_id, at, id);

-- I30. One row for each accepted command that came with an Idempotency-Key; kept 30 days. The one that makes a company
-- is written before that company.
create table idempotency (
  company_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  request_hash bytea not null,
  status smallint,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (company_id, key)
);
create index idempotency_age on idempotency (company_id, created_at);
