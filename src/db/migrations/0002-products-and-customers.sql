create table tax_code (
  company_id uuid not null references company (id),
  code text not null check (length(code) between 1 and 20),
  name text not null,
  percentage numeric(7, 4) not null check (percentage between 0 and 100),
  primary key (company_id, code)
);

-- D2
create table tracking_dimension_group (
  company_id uuid not null references company (id),
  id uuid not null,
  code text not null check (length(code) between 1 and 20),
  name text not null check (length(name) between 1 and 200),
  description text not null default '',
  active boolean not null default false,
  active_in_sales_process boolean not null default false,
  serial_number_control boolean not null default false,
  primary_stocking boolean not null default false,
  blank_receipt_allowed boolean not null default false,
  blank_issue_allowed boolean not null default false,
  physical_inventory boolean not null default false,
  financial_inventory boolean not null default false,
  coverage_plan_by_dimension boolean not null default false,
  for_purchase_prices boolean not null default false,
  for_sales_prices boolean not null default false,
  duplicate_policy text not null default 'block' check (duplicate_policy in ('block', 'warn', 'lineOnly')),
  return_policy text not null default 'warn' check (return_policy in ('warn', 'block', 'off')),
  case_sensitive boolean not null default false,
  maximum_length integer not null default 50 check (maximum_length between 1 and 80),
  allow_other_letters boolean not null default false,
  serial_format jsonb,
  version integer not null default 1,
  primary key (company_id, id),
  unique (company_id, code),
  constraint group_of_product unique (company_id, id, active_in_sales_process),
  -- I09
  constraint sales_process_settings check (
    not active_in_sales_process or (
      serial_number_control and not (
        active or primary_stocking or blank_receipt_allowed or physical_inventory or financial_inventory
        or coverage_plan_by_dimension or for_purchase_prices or for_sales_prices
      )
    )
  )
);

-- D3
create table product (
  company_id uuid not null references company (id),
  id uuid not null,
  number text not null check (length(number) between 1 and 60),
  name text not null check (length(name) between 1 and 300),
  kind text not null check (kind in ('stocked', 'service')),
  inventory_unit text not null,
  sales_unit text not null,
  sales_unit_factor integer not null default 1 check (sales_unit_factor between 1 and 10000),
  catch_weight boolean not null default false,
  tracking_dimension_group_id uuid,
  -- follows the group by the foreign key, so that the check below sees both sides (I10)
  group_active_in_sales_process boolean,
  sales_price numeric(18, 6) not null default 0 check (sales_price >= 0),
  tax_code text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, number),
  constraint product_group foreign key (company_id, tracking_dimension_group_id, group_active_in_sales_process)
    references tracking_dimension_group (company_id, id, active_in_sales_process) on update cascade,
  foreign key (company_id, tax_code) references tax_code (company_id, code),
  constraint group_flag_known check ((tracking_dimension_group_id is null) = (group_active_in_sales_process is null)),
  constraint no_catch_weight_in_sales_process check (not (catch_weight and coalesce(group_active_in_sales_process, false)))
);
create index product_by_group on product (company_id, tracking_dimension_group_id);

create table barcode (
  company_id uuid not null,
  barcode_key text collate "C" not null,
  product_id uuid not null,
  barcode text not null check (length(barcode) between 1 and 80),
  kind text not null check (kind in ('gtin', 'free')),
  primary key (company_id, barcode_key),
  foreign key (company_id, product_id) references product (company_id, id)
);
create index barcode_of_product on barcode (company_id, product_id);

-- D4
create table coverage_term (
  company_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  kind text not null check (kind in ('warranty', 'service')),
  name text not null default '',
  length integer not null check (length between 1 and 10000),
  unit text not null check (unit in ('days', 'weeks', 'months', 'years')),
  starts_from text not null default 'delivery' check (starts_from in ('delivery', 'invoice')),
  primary key (company_id, id),
  foreign key (company_id, product_id) references product (company_id, id)
);
create index coverage_term_of_product on coverage_term (company_id, product_id);

-- D5
create table customer (
  company_id uuid not null references company (id),
  id uuid not null,
  number text not null check (length(number) between 1 and 60),
  name text not null check (length(name) between 1 and 300),
  vat_number text,
  language text not null default 'nl' check (language in ('nl', 'en')),
  payment_days integer not null default 30 check (payment_days between 0 and 365),
  invoice_address jsonb not null default '{}',
  delivery_address jsonb not null default '{}',
  print_serial_numbers jsonb not null default '{"packingSlip": true, "invoice": true}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, number)
);
create index customer_by_name on customer (company_id, name);
