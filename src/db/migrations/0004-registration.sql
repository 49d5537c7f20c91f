-- D10: one row for one unit. Posting flips the documents, not their units, so its cost grows with lines.

create table registration (
  company_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  sales_order_line_id uuid not null,
  packing_slip_line_id uuid,
  invoice_line_id uuid,
  -- as entered, for people; and the cleaned key, for comparing; both null = not readable (I07)
  serial_number text,
  serial_key text collate "C" check (length(serial_key) between 1 and 80),
  -- one not removed, not reversed, not returned (D14)
  open boolean not null default true,
  -- false where the group checks only within the order line, or a duplicate was accepted on purpose (D14)
  unique_in_company boolean not null default true,
  -- with the position: the order in which units were entered, the same moment for all of one statement
  registered_at timestamptz not null default now(),
  registered_by uuid not null,
  position integer not null default 0,
  reused_from_id uuid,
  closed_as text check (closed_as in ('removed', 'reversed', 'returned')),
  closed_at timestamptz,
  closed_by uuid,
  primary key (company_id, id),
  foreign key (company_id, sales_order_line_id, product_id) references sales_order_line (company_id, id, product_id),
  foreign key (company_id, packing_slip_line_id, sales_order_line_id)
    references packing_slip_line (company_id, id, sales_order_line_id),
  -- I11
  foreign key (company_id, invoice_line_id, sales_order_line_id)
    references invoice_line (company_id, id, sales_order_line_id),
  constraint not_readable_has_no_key check ((serial_number is null) = (serial_key is null)),
  constraint closed_is_explained check (
    open = (closed_as is null) and open = (closed_at is null) and open = (closed_by is null))
);
-- I01. The serial comes first, so that the index that decides also finds (D82).
create unique index serial_active on registration (company_id, serial_key, product_id)
  where open and unique_in_company and serial_key is not null;
create unique index serial_active_on_line on registration (company_id, serial_key, sales_order_line_id)
  where open and not unique_in_company and serial_key is not null;
create index serial_closed on registration (company_id, serial_key) where not open;
create index registration_of_packing_slip_line on registration (company_id, packing_slip_line_id)
  where packing_slip_line_id is not null;
create index registration_of_invoice_line on registration (company_id, invoice_line_id)
  where invoice_line_id is not null;
-- reversed units that wait to be used again (D47)
create index registration_reversed on registration (company_id, sales_order_line_id) where closed_as = 'reversed';

create index registration_reuse on registration (company_id, reused_from_id) where reused_from_id is not null;

-- D16: changes of a serial number and accepted duplicates. What else happens to a unit is in its row and its documents.
create table registration_change (
  company_id uuid not null,
  id uuid not null,
  registration_id uuid not null,
  act text not null check (act in ('changed', 'completed', 'markedNotReadable', 'overridden')),
  old_serial_number text,
  -- finds a unit by the serial number that it had before (D82)
  old_serial_key text collate "C",
  new_serial_number text,
  reason text not null,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid not null,
  duty text not null,
  primary key (company_id, id),
  foreign key (company_id, registration_id) references registration (company_id, id),
  -- I27
  constraint change_changes check (act = 'overridden' or old_serial_number is distinct from new_serial_number)
);
create index registration_change_by_old_key on registration_change (company_id, old_serial_key)
  where old_serial_key is not null;
create index registration_change_of_registration on registration_change (company_id, registration_id);

-- D47: reversed units are forgotten when the rest of the order line is cancelled.
create table reversed_units_forgotten (
  company_id uuid not null,
  sales_order_line_id uuid not null,
  forgotten_at timestamptz not null,
  forgotten_by uuid not null,
  primary key (company_id, sales_order_line_id, forgotten_at),
  foreign key (company_id, sales_order_line_id) references sales_order_line (company_id, id)
);
