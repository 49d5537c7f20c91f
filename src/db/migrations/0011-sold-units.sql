-- Units that were sold before Pakbon was there: the rows of a file, and what became of each.

-- An invoice of before may have delivered its units on another day than its own.
alter table invoice_line add column delivered_on date,
  add constraint delivered_by_itself check (delivered_on is null or section = 'direct');

create index invoice_line_by_delivery on invoice_line (company_id, delivered_on) where delivered_on is not null;

create table sold_unit_import (
  company_id uuid not null references company (id),
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 255),
  -- what the file calls its columns, for people who look for them there
  column_names jsonb not null default '{}',
  created_at timestamptz not null default now(),
  created_by uuid not null,
  posted_at timestamptz,
  posted_by uuid,
  primary key (company_id, id),
  constraint sold_unit_import_posted check ((posted_at is null) = (posted_by is null))
);
create index sold_unit_import_by_creation on sold_unit_import (company_id, created_at, id);

create table sold_unit_import_row (
  company_id uuid not null,
  sold_unit_import_id uuid not null,
  -- of the file, whose first row has the names of the columns
  row_number integer not null check (row_number > 1),
  -- as the file has it
  cells jsonb not null,
  -- what it means; null where the row is refused by itself
  product_id uuid,
  customer_id uuid,
  serial_number text,
  serial_key text collate "C",
  unique_in_company boolean not null default true,
  invoice_number text collate "C",
  invoice_on date,
  delivered_on date,
  warranty_until date,
  service_until date,
  sales_price numeric(18, 6),
  -- why it is refused: by itself; and by other rows and what is here, as it was last reviewed
  refusals jsonb not null default '[]',
  clashes jsonb not null default '[]',
  outcome text not null default 'new' check (outcome in ('new', 'here', 'refused')),
  -- of the unit and the order line that it becomes; units of a line share the first one's
  registration_id uuid not null,
  sales_order_line_id uuid not null,
  primary key (company_id, sold_unit_import_id, row_number),
  foreign key (company_id, sold_unit_import_id) references sold_unit_import (company_id, id),
  constraint sold_unit_whole check (refusals <> '[]' or num_nulls(product_id, customer_id, serial_number, serial_key,
    invoice_number, invoice_on, delivered_on, sales_price) = 0)
);

create trigger sold_unit_import_fixed before update or delete on sold_unit_import for each row
  when (old.posted_at is not null) execute function refuse_change();

do $$
declare
  name text;
begin
  foreach name in array array['sold_unit_import', 'sold_unit_import_row']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_company on %I using '
      || '(company_id = (select nullif(current_setting(''pakbon.company_id'', true), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on %I to pakbon_app', name);
  end loop;
end $$;
