-- The page on which a buyer asks how long a unit is covered (D53), without signing in.

-- How to claim, in each language: {nl|en: text}.
alter table company add column claim_texts jsonb not null default '{}';

-- How often was asked lately: from an address, about a unit, at a company.
create table public_coverage_try (
  subject text primary key,
  tries integer not null,
  until timestamptz not null
);
create index public_coverage_try_over on public_coverage_try (until);

-- Challenges that were solved and used: none is used twice.
create table public_coverage_challenge (
  nonce text primary key check (length(nonce) = 32),
  expires_at timestamptz not null
);
create index public_coverage_challenge_over on public_coverage_challenge (expires_at);

grant select, insert, update, delete on public_coverage_try, public_coverage_challenge to pakbon_app;

-- Whoever asks belongs to no company. These alone say which one is asked, and only where it has its page on.

create function public_coverage_company(asked_code text)
returns table (company_id uuid, challenge boolean) language sql stable security definer set search_path = public
as $$
  select id, public_coverage_challenge from company where code = asked_code and public_coverage
$$;

create function public_coverage_sellers(asked_gtin text, most integer)
returns table (code text) language sql stable security definer set search_path = public
as $$
  select c.code from company c where c.public_coverage and exists (
    select from barcode b where b.company_id = c.id and b.barcode_key = asked_gtin and b.kind = 'gtin')
  order by c.code limit most
$$;
