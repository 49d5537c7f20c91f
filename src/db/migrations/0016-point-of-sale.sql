-- Point of sale (D60 to D62): tills and who works at them, shifts, register sales, receipts, payments, conflicts.

-- A till numbers its own receipts: `receipt <till>` while it is connected, `receipt <till> <device>` while it is not.
alter table number_sequence drop constraint number_sequence_document_type_check;
alter table number_sequence add constraint number_sequence_document_type_check check (document_type in
  ('salesOrder', 'packingSlip', 'invoice', 'creditNote', 'returnOrder', 'returnReceipt')
  or document_type ~ '^(receipt|closing) [0-9a-f-]{36}( [0-9]+)?$');

-- How customers pay; cash is rounded to five cents where the company does so.
create table tender_type (
  company_id uuid not null references company (id),
  code text not null check (code ~ '^[A-Z0-9-]{1,20}$'),
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('cash', 'card', 'voucher')),
  position integer not null default 0,
  for_refunds boolean not null default true,
  blocked boolean not null default false,
  primary key (company_id, code)
);
-- A drawer has one float and one count: there is one kind of cash, and one of vouchers.
create unique index tender_type_of_kind on tender_type (company_id, kind) where kind <> 'card';
alter table company add column cash_rounding boolean not null default true;

create table till (
  company_id uuid not null references company (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{1,10}$'),
  name text not null check (length(name) between 1 and 100),
  -- whom it sells to while nobody is named
  customer_id uuid not null,
  opening_float numeric(18, 2) not null default 0 check (opening_float >= 0),
  receipt_footer text not null default '' check (length(receipt_footer) <= 1000),
  -- characters on a line of the receipt printer
  receipt_width integer not null default 42 check (receipt_width between 24 and 80),
  -- minutes without a touch until it locks itself
  lock_after integer not null default 5 check (lock_after between 1 and 120),
  blocked boolean not null default false,
  version integer not null default 1,
  -- the device that it is bound to, by the hash of the secret kept there; each registration counts on
  device_hash bytea,
  device_ordinal integer not null default 0,
  device_name text,
  device_registered_at timestamptz,
  device_registered_by uuid,
  primary key (company_id, id),
  unique (company_id, code),
  foreign key (company_id, customer_id) references customer (company_id, id),
  constraint till_device check ((device_hash is null) = (device_name is null)
    and (device_hash is null) = (device_registered_at is null) and (device_hash is null) = (device_registered_by is null))
);
create unique index till_of_device on till (device_hash) where device_hash is not null;

-- Who may sign in at a registered till with a PIN or a badge, both kept hashed.
create table cashier (
  company_id uuid not null references company (id),
  user_id uuid not null references auth_user (id) on delete cascade,
  pin_hash text not null,
  badge_hash bytea,
  changed_at timestamptz not null default now(),
  changed_by uuid not null,
  primary key (company_id, user_id)
);
create unique index cashier_of_badge on cashier (company_id, badge_hash) where badge_hash is not null;
-- A session begun with a PIN belongs to a till, and has the duties of the till alone.
alter table auth_session add column till_id uuid, add column company_id uuid,
  add constraint auth_session_of_till check ((till_id is null) = (company_id is null)),
  add foreign key (company_id, till_id) references till (company_id, id);

-- A till's drawer from opening to count. One is open at a time.
create table shift (
  company_id uuid not null references company (id),
  id uuid not null,
  till_id uuid not null,
  opening_float numeric(18, 2) not null check (opening_float >= 0),
  opened_at timestamptz not null default clock_timestamp(),
  opened_by uuid not null,
  -- Z: the number of the closing, without gaps for each till
  number text,
  series_number bigint,
  closed_at timestamptz,
  closed_by uuid,
  note text not null default '' check (length(note) <= 500),
  primary key (company_id, id),
  constraint shift_number unique (company_id, number),
  constraint shift_of_till unique (company_id, id, till_id),
  foreign key (company_id, till_id) references till (company_id, id),
  constraint shift_closed check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (number is null)
    and (closed_at is null) = (series_number is null))
);
create unique index shift_open on shift (company_id, till_id) where closed_at is null;
create index shift_by_opening on shift (company_id, opened_at, id);

-- What was counted at the closing, blind, beside what should have been there.
create table shift_count (
  company_id uuid not null,
  shift_id uuid not null,
  tender_code text not null,
  counted numeric(18, 2) not null,
  expected numeric(18, 2) not null,
  primary key (company_id, shift_id, tender_code),
  foreign key (company_id, shift_id) references shift (company_id, id),
  foreign key (company_id, tender_code) references tender_type (company_id, code)
);

-- Cash put in or taken out beside sales; taken out is negative.
create table cash_movement (
  company_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  amount numeric(18, 2) not null check (amount <> 0),
  reason text not null check (length(reason) between 1 and 200),
  moved_at timestamptz not null default clock_timestamp(),
  moved_by uuid not null,
  primary key (company_id, id),
  foreign key (company_id, shift_id) references shift (company_id, id)
);
create index cash_movement_of_shift on cash_movement (company_id, shift_id);

-- D60: a ticket. Its sale is an order with an invoice that delivers it, in preparation until it is paid; what it takes
-- back is a return order. The same row is the receipt once it is posted.
create table register_sale (
  company_id uuid not null references company (id),
  -- made on the device
  id uuid not null,
  till_id uuid not null,
  customer_id uuid not null,
  state text not null default 'open' check (state in ('open', 'parked', 'discarded', 'stranded', 'posted')),
  note text not null default '' check (length(note) <= 200),
  edition integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid not null,
  changed_at timestamptz not null default clock_timestamp(),
  sales_order_id uuid,
  invoice_id uuid,
  return_order_id uuid,
  credit_note_ids uuid[] not null default '{}',
  -- what it takes back, until it is posted
  returns jsonb not null default '[]',
  -- of a sale without connection: all that the device sent, kept as it came
  sent jsonb,
  offline_number bigint,
  -- why it could not be posted when it came in (D62): it is on the work list, and never dropped
  stranded_because jsonb,
  shift_id uuid,
  sold_at timestamptz,
  number text,
  series text,
  series_number bigint,
  numbered_at timestamptz,
  posted_at timestamptz,
  posted_by uuid,
  net_amount numeric(18, 2),
  tax_amount numeric(18, 2),
  gross_amount numeric(18, 2),
  rounding_amount numeric(18, 2),
  primary key (company_id, id),
  constraint receipt_number unique (company_id, number),
  constraint receipt_series_number unique (company_id, series, series_number),
  foreign key (company_id, till_id) references till (company_id, id),
  foreign key (company_id, shift_id, till_id) references shift (company_id, id, till_id),
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, sales_order_id) references sales_order (company_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id),
  foreign key (company_id, return_order_id) references return_order (company_id, id),
  constraint receipt_posted check ((state = 'posted') = (posted_at is not null)
    and (posted_at is null) = (posted_by is null) and (posted_at is null) = (gross_amount is null)
    and (posted_at is null) = (rounding_amount is null) and (posted_at is null or shift_id is not null)),
  -- a stranded one has its number already: the customer left with it
  constraint receipt_numbered check ((state in ('posted', 'stranded')) = (number is not null)
    and (number is null) = (series_number is null) and (number is null) = (series is null)
    and (number is null) = (numbered_at is null)),
  constraint receipt_stranded check ((state = 'stranded') <= (stranded_because is not null and sent is not null)),
  -- a difference of rounding to five cents
  constraint receipt_rounding check (rounding_amount between -0.02 and 0.02)
);
create index register_sale_of_till on register_sale (company_id, till_id, created_at, id);
create index register_sale_waiting on register_sale (company_id, state, changed_at) where state in ('open', 'parked', 'stranded');
create index receipt_of_shift on register_sale (company_id, shift_id) where shift_id is not null;
create index receipt_by_posting on register_sale (company_id, posted_at, id) where posted_at is not null;
create index register_sale_of_order on register_sale (company_id, sales_order_id) where sales_order_id is not null;
create unique index receipt_of_invoice on register_sale (company_id, invoice_id) where invoice_id is not null;
create index receipt_by_number on register_sale (company_id, number collate "C") where number is not null;

-- A voucher is given for money that is owed, and taken as money until nothing is left of it.
create table voucher (
  company_id uuid not null references company (id),
  id uuid not null,
  code text not null check (length(code) between 8 and 40),
  amount numeric(18, 2) not null check (amount > 0),
  balance numeric(18, 2) not null check (balance >= 0 and balance <= amount),
  receipt_id uuid not null,
  issued_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  unique (company_id, code),
  foreign key (company_id, receipt_id) references register_sale (company_id, id)
);

-- What was received for a receipt; what was given back is negative, change among it.
create table payment (
  company_id uuid not null,
  id uuid not null,
  receipt_id uuid not null,
  position integer not null,
  tender_code text not null,
  amount numeric(18, 2) not null check (amount <> 0),
  is_change boolean not null default false,
  reference text not null default '' check (length(reference) <= 100),
  voucher_id uuid,
  primary key (company_id, id),
  unique (company_id, receipt_id, position),
  foreign key (company_id, receipt_id) references register_sale (company_id, id),
  foreign key (company_id, tender_code) references tender_type (company_id, code),
  foreign key (company_id, voucher_id) references voucher (company_id, id),
  constraint change_is_given check (not is_change or amount < 0)
);
create index payment_of_receipt on payment (company_id, receipt_id);
create index payment_by_voucher on payment (company_id, voucher_id) where voucher_id is not null;

-- An invoice on demand: the buyer of a sale to nobody in particular, named after it (the invoice itself never changes).
create table invoice_buyer (
  company_id uuid not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  invoice_address jsonb not null,
  named_at timestamptz not null default clock_timestamp(),
  named_by uuid not null,
  primary key (company_id, invoice_id),
  foreign key (company_id, invoice_id) references invoice (company_id, id),
  foreign key (company_id, customer_id) references customer (company_id, id)
);

-- D62, D14: what became of a serial number that was sold twice. Without a row here it is on the work list.
create table conflict_settlement (
  company_id uuid not null,
  id uuid not null,
  -- the unit whose registration was accepted although another one held its serial number
  registration_id uuid not null,
  how text not null check (how in ('corrected', 'takenBack', 'accepted')),
  reason text not null check (length(reason) between 1 and 500),
  settled_at timestamptz not null default clock_timestamp(),
  settled_by uuid not null,
  primary key (company_id, id),
  constraint conflict_settled_once unique (company_id, registration_id),
  foreign key (company_id, registration_id) references registration (company_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['tender_type', 'till', 'cashier', 'shift', 'shift_count', 'cash_movement',
    'register_sale', 'voucher', 'payment', 'invoice_buyer', 'conflict_settlement']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_company on %I using '
      || '(company_id = (select nullif(current_setting(''pakbon.company_id'', true), '''')::uuid))', name);
  end loop;
  foreach name in array array['shift_count', 'cash_movement', 'payment', 'invoice_buyer', 'conflict_settlement']
  loop
    execute format('create trigger %I before update on %I for each row execute function refuse_change()',
      name || '_fixed', name);
  end loop;
  foreach name in array array['till', 'shift', 'shift_count', 'cash_movement', 'register_sale', 'voucher', 'payment',
    'invoice_buyer', 'conflict_settlement']
  loop
    execute format('create trigger %I before delete on %I for each row execute function refuse_change()',
      name || '_stays', name);
  end loop;
end $$;

create trigger register_sale_fixed before update on register_sale for each row when (old.posted_at is not null)
  execute function refuse_change();
create trigger register_sale_number_stays before update on register_sale for each row
  when (old.number is not null and (old.number, old.series, old.series_number)
    is distinct from (new.number, new.series, new.series_number))
  execute function refuse_change();
create trigger shift_fixed before update on shift for each row when (old.closed_at is not null)
  execute function refuse_change();
create trigger voucher_fixed before update on voucher for each row execute function posted_row_is_fixed('balance');

grant select, insert on tender_type, till, cashier, shift, shift_count, cash_movement, register_sale, voucher, payment,
  invoice_buyer, conflict_settlement to pakbon_app;
grant update on tender_type, till, cashier, shift, register_sale to pakbon_app;
grant update (balance) on voucher to pakbon_app;
grant delete on tender_type, cashier to pakbon_app;

insert into tender_type (company_id, code, name, kind, position)
  select c.id, t.code, case c.language when 'nl' then t.nl else t.en end, t.kind, t.position from company c
  cross join (values ('CASH', 'cash', 'Contant', 'Cash', 1), ('CARD', 'card', 'Pin', 'Card', 2),
    ('VOUCHER', 'voucher', 'Tegoedbon', 'Voucher', 3)) as t(code, kind, nl, en, position);

-- A session of a till counts on the till's device and in its company alone, with what a cashier may do of what the user
-- may do.
drop function authenticate_session(text, text);
create function authenticate_session(hashed_token text, company_code text, hashed_device bytea,
  out actor_id uuid, out name text, out company_id uuid, out duties text[], out language text, out idle boolean,
  out till_id uuid)
language plpgsql stable security definer set search_path = public as $$
begin
  select u.id, u.name, c.id, array_agg(distinct d.duty) filter (where d.duty is not null and (s.till_id is null
      or d.duty in ('operatePointOfSale', 'changePointOfSalePrices', 'maintainNotReadableRegistrations',
        'maintainSerialNumberCorrections', 'maintainReturnOrders', 'inquireIntoSerialNumbers'))),
    coalesce(u.language, c.language), s.updated_at < now() - interval '1 minute', s.till_id
  into actor_id, name, company_id, duties, language, idle, till_id
  from auth_session s
  join auth_user u on u.id = s.user_id
  join user_role m on m.user_id = u.id
  join company c on c.id = m.company_id
  left join role_duty d on d.company_id = m.company_id and d.role_id = m.role_id
  where s.token = hashed_token and s.expires_at > now() and (company_code is null or c.code = company_code)
    and (s.till_id is null or s.company_id = c.id and exists (select from till t where t.company_id = s.company_id
      and t.id = s.till_id and t.device_hash = hashed_device and not t.blocked))
  group by s.id, u.id, c.id order by c.code limit 1;
end $$;
-- Which till a device is, before anybody has signed in.
create function till_of_device(hashed_secret bytea, out company_id uuid, out till_id uuid, out code text,
  out name text, out language text, out company_name text)
language sql stable security definer set search_path = public as $$
  select t.company_id, t.id, t.code, t.name, c.language, c.name from till t join company c on c.id = t.company_id
  where t.device_hash = hashed_secret and not t.blocked
$$;

-- D74: the companies that there are get the role of a store manager too; administrators change prices as well.
with made as (
  insert into role (company_id, id, code, name)
    select id, gen_random_uuid(), 'storeManager', case language when 'nl' then 'Winkelmanager' else 'Store manager' end
    from company
    on conflict do nothing returning company_id, id
)
insert into role_duty (company_id, role_id, duty)
  select m.company_id, m.id, d.duty from made m
  cross join unnest(array['operatePointOfSale', 'changePointOfSalePrices', 'maintainNotReadableRegistrations',
    'maintainSerialNumberCorrections', 'maintainReturnOrders', 'inquireIntoSerialNumbers']) as d(duty)
  union all select r.company_id, r.id, 'changePointOfSalePrices' from role r where r.code = 'administrator';
