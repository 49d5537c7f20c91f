-- How documents look, where they go, and every print and delivery of them.

-- What kind of tax a rate is (UNCL5305): standard, zero, exempt, reverse charge, within the Union, export.
alter table tax_code add column category text not null default 'S' check (category in ('S', 'Z', 'E', 'AE', 'K', 'G'));
update tax_code set category = case when code = 'VERLEGD' then 'AE' else 'Z' end where percentage = 0;
alter table tax_code add constraint tax_category_of_rate check ((category = 'S') = (percentage > 0));
-- As it was when the invoice was posted; null on lines that were posted before it was kept.
alter table invoice_line add column tax_category text check (tax_category in ('S', 'Z', 'E', 'AE', 'K', 'G'));

alter table company
  add column iban text,
  add column bic text,
  add column email text,
  add column phone text,
  add column website text,
  -- where its electronic documents come from: scheme and identifier, such as 0106:12345678
  add column electronic_address text,
  add column paper text not null default 'A4' check (paper in ('A4', 'Letter')),
  add column document_colour text not null default '#1f3a5f' check (document_colour ~ '^#[0-9a-f]{6}$'),
  -- {packingSlip|invoice|creditNote: {nl|en: text}}
  add column document_texts jsonb not null default '{}',
  add column logo bytea check (length(logo) <= 200000),
  add column logo_type text check (logo_type in ('image/png', 'image/jpeg')),
  add constraint logo_has_type check ((logo is null) = (logo_type is null));

alter table customer
  add column registration_number text,
  add column electronic_address text,
  add column email text;

-- What was printed, byte for byte; prints of the same bytes share it.
create table print_content (
  company_id uuid not null references company (id),
  sha256 bytea not null check (length(sha256) = 32),
  content bytea not null,
  primary key (company_id, sha256)
);
alter table print_content alter column content set storage external;

create table print (
  company_id uuid not null references company (id),
  id uuid not null,
  packing_slip_id uuid,
  invoice_id uuid,
  -- D46: the version of the packing slip that it shows
  version integer not null default 1,
  language text not null check (language in ('nl', 'en')),
  printed_at timestamptz not null,
  printed_by uuid not null,
  copy boolean not null,
  -- D41: it says that serial numbers changed since the print before it
  serial_numbers_changed boolean not null,
  sha256 bytea not null,
  primary key (company_id, id),
  constraint print_of_one_document check (num_nonnulls(packing_slip_id, invoice_id) = 1),
  foreign key (company_id, packing_slip_id) references packing_slip (company_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id),
  foreign key (company_id, sha256) references print_content (company_id, sha256)
);
create index print_of_packing_slip on print (company_id, packing_slip_id, printed_at) where packing_slip_id is not null;
create index print_of_invoice on print (company_id, invoice_id, printed_at) where invoice_id is not null;
create index print_content_of on print (company_id, sha256);

-- A document on its way by e-mail: the queue of what is to be sent and the log of what was.
create table document_delivery (
  company_id uuid not null references company (id),
  id uuid not null,
  print_id uuid not null,
  recipient text not null check (length(recipient) between 3 and 320),
  subject text not null,
  message text not null,
  requested_at timestamptz not null default now(),
  requested_by uuid not null,
  attempts integer not null default 0,
  -- null once it is sent or given up
  next_attempt_at timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz,
  last_error text,
  message_id text,
  primary key (company_id, id),
  foreign key (company_id, print_id) references print (company_id, id),
  constraint delivery_state check (num_nonnulls(next_attempt_at, sent_at, given_up_at) = 1)
);
create index document_delivery_due on document_delivery (next_attempt_at) where next_attempt_at is not null;
create index document_delivery_of_print on document_delivery (company_id, print_id);

do $$
declare
  name text;
begin
  foreach name in array array['print_content', 'print', 'document_delivery']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_company on %I using '
      || '(company_id = (select nullif(current_setting(''pakbon.company_id'', true), '''')::uuid))', name);
    execute format('create trigger %I before delete on %I for each row execute function refuse_change()',
      name || '_stays', name);
  end loop;
  foreach name in array array['print_content', 'print']
  loop
    execute format('create trigger %I before update on %I for each row execute function refuse_change()',
      name || '_fixed', name);
  end loop;
end $$;
grant select, insert on print_content, print, document_delivery to pakbon_app;
grant update (attempts, next_attempt_at, sent_at, given_up_at, last_error, message_id) on document_delivery to pakbon_app;

-- The companies that have something to send, for the one sender of a server, which serves them all.
create function companies_with_due_deliveries() returns table (company_id uuid)
language sql stable security definer set search_path = public as $$
  select distinct d.company_id from document_delivery d where d.next_attempt_at <= now()
$$;
