-- Returns (D50 to D52), coverage of single units (D53), and units that were sold before Pakbon was there.

-- A returned unit leaves its sale; a sale of a replacement is delivered and never invoiced.
alter table sales_order_line
  add column quantity_returned numeric(18, 6) not null default 0,
  add column free_of_charge boolean not null default false,
  add constraint returned_le_invoiced check (quantity_returned >= 0 and (quantity_returned = 0
    or quantity_returned <= case when free_of_charge then quantity_delivered else quantity_invoiced end)),
  add constraint free_of_charge_is_not_invoiced check (not free_of_charge
    or (sales_price = 0 and quantity_ordered > 0 and quantity_invoiced = 0));
grant update (quantity_returned) on sales_order_line to pakbon_app;

drop index sales_order_line_to_invoice;
create index sales_order_line_to_invoice on sales_order_line (company_id, sales_order_id)
  where quantity_ordered > 0 and quantity_delivered > quantity_invoiced and not free_of_charge;
drop index sales_order_line_unfinished;
create index sales_order_line_unfinished on sales_order_line (company_id, sales_order_id)
  where case when free_of_charge then quantity_delivered else quantity_invoiced end
    <> quantity_ordered - quantity_cancelled;

alter table number_sequence drop constraint number_sequence_document_type_check;
alter table number_sequence add constraint number_sequence_document_type_check check (document_type in
  ('salesOrder', 'packingSlip', 'invoice', 'creditNote', 'returnOrder', 'returnReceipt'));
insert into number_sequence (company_id, document_type, format)
  select id, 'returnOrder', 'RO-######' from company union all select id, 'returnReceipt', 'RR-######' from company;

alter table list_view drop constraint list_view_list_check;
alter table list_view add constraint list_view_list_check check (list in ('salesOrders', 'packingSlips', 'invoices',
  'customers', 'products', 'trackingDimensionGroups', 'units', 'users', 'returnOrders'));

-- D53: the least that a replacement is covered; what buyers may ask on the public page.
alter table company
  add column replacement_minimum_days integer not null default 0 check (replacement_minimum_days between 0 and 3660),
  add column public_coverage boolean not null default false,
  add column public_coverage_challenge boolean not null default false;

-- D4: what a term rests on.
alter table coverage_term add column basis text not null default 'manufacturerWarranty'
  check (basis in ('legalGuarantee', 'manufacturerWarranty', 'serviceContract'));
update coverage_term set basis = 'serviceContract' where kind = 'service';
alter table coverage_term add constraint coverage_term_basis_of_kind
  check ((kind = 'service') = (basis = 'serviceContract'));

-- D53: a term of one unit: sold later, a contract, goodwill, or what is known of a sale before Pakbon. It is withdrawn,
-- never changed.
create table unit_coverage_term (
  company_id uuid not null,
  id uuid not null,
  registration_id uuid not null,
  kind text not null check (kind in ('warranty', 'service')),
  basis text not null check (basis in ('legalGuarantee', 'manufacturerWarranty', 'extendedWarranty', 'serviceContract',
    'goodwill')),
  name text not null default '' check (length(name) <= 100),
  length integer not null check (length between 1 and 40000),
  unit text not null check (unit in ('days', 'weeks', 'months', 'years')),
  starts_from text not null check (starts_from in ('delivery', 'invoice', 'day')),
  starts_on date,
  -- in place of the product's terms of the same kind
  instead_of_product boolean not null default false,
  -- the order line that sold it, which must be invoiced before it counts
  sales_order_line_id uuid,
  reason text not null check (length(reason) between 1 and 500),
  added_at timestamptz not null default clock_timestamp(),
  added_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawal_reason text,
  primary key (company_id, id),
  foreign key (company_id, registration_id) references registration (company_id, id),
  foreign key (company_id, sales_order_line_id) references sales_order_line (company_id, id),
  constraint unit_coverage_term_day check ((starts_from = 'day') = (starts_on is not null)),
  constraint unit_coverage_term_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null)
    and (withdrawn_at is null) = (withdrawal_reason is null))
);
create index unit_coverage_term_of_unit on unit_coverage_term (company_id, registration_id);
create index unit_coverage_term_of_line on unit_coverage_term (company_id, sales_order_line_id)
  where sales_order_line_id is not null;

-- Why units come back, as the company words it.
create table return_reason (
  company_id uuid not null references company (id),
  code text not null check (length(code) between 1 and 20),
  name text not null check (length(name) between 1 and 200),
  primary key (company_id, code)
);

-- D50
create table return_order (
  company_id uuid not null references company (id),
  id uuid not null,
  number text not null check (length(number) between 1 and 60),
  customer_id uuid not null,
  customer_reference text,
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  created_by uuid not null,
  version integer not null default 1,
  -- what is not received is not expected any longer
  closed_at timestamptz,
  closed_by uuid,
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, customer_id) references customer (company_id, id),
  constraint return_order_closed check ((closed_at is null) = (closed_by is null))
);
create index return_order_by_creation on return_order (company_id, created_at, id);
create index return_order_of_customer on return_order (company_id, customer_id);
create index return_order_by_number on return_order (company_id, number collate "C");

create table return_order_line (
  company_id uuid not null,
  id uuid not null,
  return_order_id uuid not null,
  line_number integer not null check (line_number > 0),
  product_id uuid not null,
  -- expected, in the inventory unit
  quantity numeric(18, 6) not null check (quantity > 0),
  quantity_received numeric(18, 6) not null default 0,
  quantity_credited numeric(18, 6) not null default 0,
  -- the sale that it is linked to; without one it is blind
  sales_order_line_id uuid,
  invoice_line_id uuid,
  -- of a blind line: what a unit is credited for
  sales_price numeric(18, 6) check (sales_price >= 0),
  tax_code text,
  return_reason_code text,
  -- of its units, unless a unit says otherwise
  disposition text not null check (disposition in ('credit', 'replace', 'repair', 'scrap')),
  primary key (company_id, id),
  unique (company_id, return_order_id, line_number),
  constraint return_order_line_product unique (company_id, id, product_id),
  foreign key (company_id, return_order_id) references return_order (company_id, id),
  foreign key (company_id, product_id) references product (company_id, id),
  foreign key (company_id, sales_order_line_id, product_id) references sales_order_line (company_id, id, product_id),
  foreign key (company_id, invoice_line_id, sales_order_line_id)
    references invoice_line (company_id, id, sales_order_line_id),
  foreign key (company_id, tax_code) references tax_code (company_id, code),
  foreign key (company_id, return_reason_code) references return_reason (company_id, code),
  constraint received_le_expected check (0 <= quantity_received and quantity_received <= quantity),
  constraint credited_le_received check (0 <= quantity_credited and quantity_credited <= quantity_received)
);
create index return_order_line_of_sale on return_order_line (company_id, sales_order_line_id)
  where sales_order_line_id is not null;

-- D51: the packing slip of a return. In preparation until it is posted; reversed in full, once.
create table return_receipt (
  company_id uuid not null references company (id),
  id uuid not null,
  return_order_id uuid not null,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  edition integer not null default 1,
  discarded_at timestamptz,
  discarded_by uuid,
  number text,
  series_number bigint,
  posting_on date,
  posted_at timestamptz,
  posted_by uuid,
  printed_at timestamptz,
  reversed_at timestamptz,
  reversed_by uuid,
  reversal_reason text,
  primary key (company_id, id),
  constraint return_receipt_number unique (company_id, number),
  constraint return_receipt_series_number unique (company_id, series_number),
  foreign key (company_id, return_order_id) references return_order (company_id, id),
  constraint return_receipt_posted check (
    (posted_at is null) = (number is null) and (posted_at is null) = (series_number is null)
    and (posted_at is null) = (posted_by is null) and (posted_at is null) = (posting_on is null)
    and (posted_at is null or discarded_at is null)),
  constraint return_receipt_reversed check ((reversed_at is null) = (reversed_by is null)
    and (reversed_at is null) = (reversal_reason is null) and (reversed_at is null or posted_at is not null))
);
create index return_receipt_of_order on return_receipt (company_id, return_order_id);
create index return_receipt_in_preparation on return_receipt (company_id, created_at, id)
  where posted_at is null and discarded_at is null;
create index return_receipt_by_number on return_receipt (company_id, number collate "C");

create table return_receipt_line (
  company_id uuid not null,
  id uuid not null,
  return_receipt_id uuid not null,
  return_order_line_id uuid not null,
  product_id uuid not null,
  line_number integer not null,
  quantity numeric(18, 6) not null check (quantity >= 0),
  serialised boolean not null,
  -- D51: reads as "blank receipt allowed"
  blank_issue_allowed boolean not null,
  quantity_registered integer not null default 0 check (quantity_registered >= 0),
  quantity_not_readable integer not null default 0 check (quantity_not_readable >= 0),
  quantity_registrable integer not null,
  posted boolean not null default false,
  primary key (company_id, id),
  unique (company_id, return_receipt_id, return_order_line_id),
  constraint return_receipt_line_of_order_line unique (company_id, id, return_order_line_id),
  foreign key (company_id, return_receipt_id) references return_receipt (company_id, id),
  foreign key (company_id, return_order_line_id, product_id) references return_order_line (company_id, id, product_id),
  constraint return_registered_le_registrable check (
    quantity_registered + quantity_not_readable <= quantity_registrable),
  constraint return_registered_le_quantity check (
    not posted or quantity_registered + quantity_not_readable <= quantity),
  constraint return_control_complete check (
    not posted or not serialised or blank_issue_allowed or quantity_registered + quantity_not_readable = quantity),
  constraint return_no_control_no_serials check (serialised or quantity_registered + quantity_not_readable = 0),
  constraint return_whole_quantity check (not serialised or quantity = trunc(quantity))
);
create index return_receipt_line_by_order_line on return_receipt_line (company_id, return_order_line_id);

-- One row for one unit on a return: announced by the return order, then received on a receipt. `registration_id` is its
-- sale; without one it is a unit that is not known to be sold by us, or one that cannot be read.
create table return_unit (
  company_id uuid not null,
  id uuid not null,
  return_order_line_id uuid not null,
  return_receipt_line_id uuid,
  product_id uuid not null,
  registration_id uuid,
  -- the order line of its sale
  sales_order_line_id uuid,
  serial_number text,
  serial_key text collate "C" check (length(serial_key) between 1 and 80),
  disposition text not null check (disposition in ('credit', 'replace', 'repair', 'scrap')),
  return_reason_code text,
  -- D51: what the return policy found, and why it was taken all the same
  findings text[] not null default '{}',
  override_reason text not null default '' check (length(override_reason) <= 500),
  -- one not removed, not reversed, not sent back; a unit is returned at most once (I24)
  active boolean not null default true,
  posted boolean not null default false,
  announced_at timestamptz not null default now(),
  announced_by uuid not null,
  registered_at timestamptz,
  registered_by uuid,
  position integer not null default 0,
  -- the credit note line that credits it, and the order line whose unit replaces it
  credit_line_id uuid,
  replacement_line_id uuid,
  closed_as text check (closed_as in ('removed', 'reversed', 'sentBack')),
  closed_at timestamptz,
  closed_by uuid,
  primary key (company_id, id),
  foreign key (company_id, return_order_line_id, product_id) references return_order_line (company_id, id, product_id),
  foreign key (company_id, return_receipt_line_id, return_order_line_id)
    references return_receipt_line (company_id, id, return_order_line_id),
  foreign key (company_id, registration_id) references registration (company_id, id),
  foreign key (company_id, sales_order_line_id, product_id) references sales_order_line (company_id, id, product_id),
  foreign key (company_id, credit_line_id) references invoice_line (company_id, id),
  foreign key (company_id, replacement_line_id) references sales_order_line (company_id, id),
  foreign key (company_id, return_reason_code) references return_reason (company_id, code),
  constraint return_unit_key check ((serial_number is null) = (serial_key is null)),
  constraint return_unit_of_sale check ((registration_id is null) or (sales_order_line_id is not null)),
  constraint return_unit_registered check ((registered_at is null) = (registered_by is null)
    and (return_receipt_line_id is null or registered_at is not null)),
  constraint return_unit_posted_received check (not posted or return_receipt_line_id is not null),
  constraint return_unit_closed check (
    active = (closed_as is null) and active = (closed_at is null) and active = (closed_by is null)),
  constraint return_unit_credited check (credit_line_id is null or (posted and disposition = 'credit')),
  constraint return_unit_replaced check (replacement_line_id is null or (posted and disposition = 'replace'))
);
-- I24: a sale comes back once.
create unique index return_unit_once on return_unit (company_id, registration_id)
  where active and registration_id is not null;
create unique index return_unit_unknown_once on return_unit (company_id, serial_key, product_id)
  where active and registration_id is null and serial_key is not null;
create unique index return_unit_replacement on return_unit (company_id, replacement_line_id)
  where replacement_line_id is not null;
create index return_unit_of_registration on return_unit (company_id, registration_id) where registration_id is not null;
create index return_unit_of_order_line on return_unit (company_id, return_order_line_id);
create index return_unit_of_receipt_line on return_unit (company_id, return_receipt_line_id)
  where return_receipt_line_id is not null;
create index return_unit_of_credit_line on return_unit (company_id, credit_line_id) where credit_line_id is not null;
create index return_unit_with_findings on return_unit (company_id, registered_at, id)
  where active and posted and findings <> '{}';

-- The way back of a repaired unit.
create table repair_return (
  company_id uuid not null,
  return_unit_id uuid not null,
  sent_back_on date not null,
  sent_back_at timestamptz not null default clock_timestamp(),
  sent_back_by uuid not null,
  note text not null default '' check (length(note) <= 500),
  primary key (company_id, return_unit_id),
  foreign key (company_id, return_unit_id) references return_unit (company_id, id)
);

-- A sale before Pakbon was there: an order and an invoice under the number that it had, outside of our series.
alter table invoice drop constraint invoice_kind_check;
alter table invoice drop constraint invoice_posted;
alter table invoice
  add constraint invoice_kind_check check (kind in ('invoice', 'creditNote', 'imported')),
  add constraint invoice_posted check (
    (posted_at is null) = (number is null)
    and (case when kind = 'imported' then series_number is null and posted_at is not null
      else (posted_at is null) = (series_number is null) end)
    and (posted_at is null) = (posted_by is null) and (posted_at is null) = (invoice_on is null)
    and (posted_at is null or discarded_at is null));

alter table print add column return_receipt_id uuid;
alter table print
  add foreign key (company_id, return_receipt_id) references return_receipt (company_id, id),
  drop constraint print_of_one_document,
  add constraint print_of_one_document check (num_nonnulls(packing_slip_id, invoice_id, return_receipt_id) = 1);
create index print_of_return_receipt on print (company_id, return_receipt_id, printed_at)
  where return_receipt_id is not null;

-- What is posted stays.
create trigger return_receipt_fixed before update on return_receipt for each row when (old.posted_at is not null)
  execute function posted_row_is_fixed('printed_at', 'edition', 'reversed_at', 'reversed_by', 'reversal_reason');
create trigger return_receipt_reversed_once before update on return_receipt for each row
  when (old.reversed_at is not null and (old.reversed_at, old.reversed_by, old.reversal_reason)
    is distinct from (new.reversed_at, new.reversed_by, new.reversal_reason))
  execute function refuse_change();
create trigger return_receipt_line_fixed before update on return_receipt_line for each row when (old.posted)
  execute function refuse_change();
create trigger return_unit_fixed before update on return_unit for each row when (old.posted and old.active)
  execute function posted_row_is_fixed('active', 'disposition', 'credit_line_id', 'replacement_line_id', 'closed_as',
    'closed_at', 'closed_by');
create trigger return_unit_closed_is_fixed before update on return_unit for each row when (not old.active)
  execute function refuse_change();
create trigger return_unit_settled_is_fixed before update on return_unit for each row
  when ((old.credit_line_id is not null or old.replacement_line_id is not null)
    and (old.credit_line_id, old.replacement_line_id, old.disposition, old.active)
      is distinct from (new.credit_line_id, new.replacement_line_id, new.disposition, new.active))
  execute function refuse_change();
create trigger unit_coverage_term_fixed before update on unit_coverage_term for each row
  when (old.withdrawn_at is not null) execute function refuse_change();
create trigger unit_coverage_term_stays_as_it_is before update on unit_coverage_term for each row
  execute function posted_row_is_fixed('withdrawn_at', 'withdrawn_by', 'withdrawal_reason');

-- A returned unit goes back to its sale when its receipt is reversed; nothing else opens what is closed.
drop trigger registration_closed_is_fixed on registration;
create trigger registration_closed_is_fixed before update on registration for each row
  when (not old.open and old.closed_as <> 'returned') execute function refuse_change();
create trigger registration_returned_is_fixed before update on registration for each row
  when (not old.open and old.closed_as = 'returned')
  execute function posted_row_is_fixed('open', 'closed_as', 'closed_at', 'closed_by');
create function only_its_reversal_reopens() returns trigger language plpgsql as $$
begin
  if not new.open or exists (
    select from return_unit where company_id = old.company_id and registration_id = old.id and active and posted
      and disposition <> 'repair'
  ) then
    raise exception 'posted_row_changed: registration' using errcode = '23514', constraint = 'posted_row_changed';
  end if;
  return new;
end $$;
create trigger registration_reopened before update on registration for each row
  when (not old.open and old.closed_as = 'returned') execute function only_its_reversal_reopens();

do $$
declare
  name text;
begin
  foreach name in array array['unit_coverage_term', 'return_reason', 'return_order', 'return_order_line',
    'return_receipt', 'return_receipt_line', 'return_unit', 'repair_return']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_company on %I using '
      || '(company_id = (select nullif(current_setting(''pakbon.company_id'', true), '''')::uuid))', name);
  end loop;
  foreach name in array array['unit_coverage_term', 'return_order', 'return_order_line', 'return_receipt',
    'return_receipt_line', 'return_unit', 'repair_return']
  loop
    execute format('create trigger %I before delete on %I for each row execute function refuse_change()',
      name || '_stays', name);
  end loop;
  create trigger repair_return_fixed before update on repair_return for each row execute function refuse_change();
end $$;
grant select, insert on unit_coverage_term, return_reason, return_order, return_order_line, return_receipt,
  return_receipt_line, return_unit, repair_return to pakbon_app;
grant update, delete on return_reason to pakbon_app;
grant update (withdrawn_at, withdrawn_by, withdrawal_reason) on unit_coverage_term to pakbon_app;
grant update (customer_reference, note, version, closed_at, closed_by) on return_order to pakbon_app;
grant update (quantity, quantity_received, quantity_credited, sales_price, tax_code, return_reason_code, disposition)
  on return_order_line to pakbon_app;
grant update on return_receipt, return_receipt_line to pakbon_app;
grant update (return_receipt_line_id, registration_id, sales_order_line_id, serial_number, serial_key, disposition,
  return_reason_code, findings, override_reason, active, posted, registered_at, registered_by, position, credit_line_id,
  replacement_line_id, closed_as, closed_at, closed_by) on return_unit to pakbon_app;
