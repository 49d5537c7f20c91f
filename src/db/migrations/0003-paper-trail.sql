-- Sales order, packing slip, invoice. Quantities count in the inventory unit (D12) unless the name says sales unit.

create table sales_order (
  company_id uuid not null references company (id),
  id uuid not null,
  number text not null check (length(number) between 1 and 60),
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  customer_reference text,
  -- the number that the customer itself gave the order; a customer may use one twice
  customer_order_number text,
  ordered_on date not null,
  requested_delivery_on date,
  invoice_address jsonb not null default '{}',
  delivery_address jsonb not null default '{}',
  created_at timestamptz not null default now(),
  created_by uuid not null,
  version integer not null default 1,
  -- of the file that it was imported from, so that the same order is not imported twice
  import_fingerprint text,
  primary key (company_id, id),
  unique (company_id, number),
  constraint sales_order_imported_once unique (company_id, import_fingerprint),
  foreign key (company_id, customer_id) references customer (company_id, id)
);
create index sales_order_of_customer on sales_order (company_id, customer_id, customer_order_number);
create index sales_order_by_creation on sales_order (company_id, created_at, id);

create table sales_order_line (
  company_id uuid not null,
  id uuid not null,
  sales_order_id uuid not null,
  line_number integer not null check (line_number > 0),
  product_id uuid not null,
  description text not null,
  sales_unit text not null,
  sales_unit_factor integer not null check (sales_unit_factor >= 1),
  sales_quantity numeric(18, 6) not null check (sales_quantity <> 0),
  sales_price numeric(18, 6) not null,
  discount_percentage numeric(7, 4) not null default 0 check (discount_percentage between 0 and 100),
  tax_code text,
  tax_percentage numeric(7, 4) not null default 0,
  quantity_ordered numeric(18, 6) not null,
  quantity_cancelled numeric(18, 6) not null default 0,
  quantity_delivered numeric(18, 6) not null default 0,
  quantity_invoiced numeric(18, 6) not null default 0,
  quantity_credited numeric(18, 6) not null default 0,
  -- a negative line names the line that it corrects; that line is frozen from then on (D42)
  corrects_line_id uuid,
  frozen_at timestamptz,
  primary key (company_id, id),
  unique (company_id, sales_order_id, line_number),
  constraint order_line_product unique (company_id, id, product_id),
  foreign key (company_id, sales_order_id) references sales_order (company_id, id),
  foreign key (company_id, product_id) references product (company_id, id),
  foreign key (company_id, corrects_line_id) references sales_order_line (company_id, id),
  constraint quantity_in_inventory_unit check (quantity_ordered = sales_quantity * sales_unit_factor),
  -- I15
  constraint delivered_le_ordered check (quantity_ordered < 0 or (
    0 <= quantity_cancelled and 0 <= quantity_delivered and quantity_delivered + quantity_cancelled <= quantity_ordered)),
  constraint invoiced_le_delivered check (quantity_ordered < 0 or (
    0 <= quantity_invoiced and quantity_invoiced <= quantity_delivered)),
  constraint credited_le_invoiced check (quantity_ordered < 0 or (
    0 <= quantity_credited and quantity_credited <= quantity_invoiced)),
  constraint credit_line check (quantity_ordered > 0 or (
    quantity_delivered = 0 and quantity_ordered <= quantity_invoiced and quantity_invoiced <= 0))
);
create index sales_order_line_of_product on sales_order_line (company_id, product_id);

create table packing_slip (
  company_id uuid not null references company (id),
  id uuid not null,
  sales_order_id uuid not null,
  delivery_address jsonb not null default '{}',
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
  -- D41: the last moment at which a serial number on this slip was changed
  serial_numbers_changed_at timestamptz,
  printed_at timestamptz,
  primary key (company_id, id),
  constraint packing_slip_number unique (company_id, number),
  constraint packing_slip_series_number unique (company_id, series_number),
  foreign key (company_id, sales_order_id) references sales_order (company_id, id),
  -- number present if and only if posted
  constraint packing_slip_posted check (
    (posted_at is null) = (number is null) and (posted_at is null) = (series_number is null)
    and (posted_at is null) = (posted_by is null) and (posted_at is null) = (posting_on is null)
    and (posted_at is null or discarded_at is null))
);
create index packing_slip_of_order on packing_slip (company_id, sales_order_id);
create index packing_slip_by_posting on packing_slip (company_id, posting_on);

create table packing_slip_line (
  company_id uuid not null,
  id uuid not null,
  packing_slip_id uuid not null,
  sales_order_line_id uuid not null,
  product_id uuid not null,
  line_number integer not null,
  quantity numeric(18, 6) not null check (quantity >= 0),
  -- how the line was asked for serial numbers: while in preparation as the product is now, then as it was posted (I08)
  serialised boolean not null,
  blank_issue_allowed boolean not null,
  -- units on the line, counted by every statement that adds or takes one off
  quantity_registered integer not null default 0 check (quantity_registered >= 0),
  quantity_not_readable integer not null default 0 check (quantity_not_readable >= 0),
  -- how many units the line may hold: its quantity, or more where reversed units came back (D47); 0 when discarded;
  -- once posted what it holds, so that a scan that was under way cannot slip in
  quantity_registrable integer not null,
  quantity_reversed numeric(18, 6) not null default 0,
  quantity_invoiced numeric(18, 6) not null default 0,
  posted boolean not null default false,
  primary key (company_id, id),
  unique (company_id, packing_slip_id, sales_order_line_id),
  constraint packing_slip_line_of_order_line unique (company_id, id, sales_order_line_id),
  foreign key (company_id, packing_slip_id) references packing_slip (company_id, id),
  foreign key (company_id, sales_order_line_id, product_id) references sales_order_line (company_id, id, product_id),
  constraint registered_le_registrable check (quantity_registered + quantity_not_readable <= quantity_registrable),
  -- I03, I04, I05, I06
  constraint registered_le_shipped check (not posted or quantity_registered + quantity_not_readable <= quantity),
  constraint control_complete check (
    not posted or not serialised or blank_issue_allowed or quantity_registered + quantity_not_readable = quantity),
  constraint no_control_no_serials check (serialised or quantity_registered + quantity_not_readable = 0),
  constraint whole_quantity check (not serialised or quantity = trunc(quantity)),
  constraint invoiced_le_shipped check (
    0 <= quantity_invoiced and 0 <= quantity_reversed and quantity_invoiced + quantity_reversed <= quantity
    and (posted or quantity_invoiced + quantity_reversed = 0)),
  -- I21: a line with serial numbers is reversed in full
  constraint reversed_in_full check (not serialised or quantity_reversed in (0, quantity))
);
create index packing_slip_line_of_sales_order_line on packing_slip_line (company_id, sales_order_line_id);

-- D45, D46: a reversal is a document of its own; the slip it reverses stays as it was.
create table packing_slip_reversal (
  company_id uuid not null,
  id uuid not null,
  packing_slip_id uuid not null,
  kind text not null check (kind in ('cancellation', 'correction')),
  version integer not null check (version >= 2),
  reason text not null default '',
  reversed_at timestamptz not null,
  reversed_by uuid not null,
  primary key (company_id, id),
  unique (company_id, packing_slip_id, version),
  foreign key (company_id, packing_slip_id) references packing_slip (company_id, id)
);

create table packing_slip_line_reversal (
  company_id uuid not null,
  packing_slip_reversal_id uuid not null,
  packing_slip_line_id uuid not null,
  quantity numeric(18, 6) not null check (quantity > 0),
  primary key (company_id, packing_slip_reversal_id, packing_slip_line_id),
  foreign key (company_id, packing_slip_reversal_id) references packing_slip_reversal (company_id, id),
  foreign key (company_id, packing_slip_line_id) references packing_slip_line (company_id, id)
);
create index packing_slip_line_reversal_of_line on packing_slip_line_reversal (company_id, packing_slip_line_id);

create table invoice (
  company_id uuid not null references company (id),
  id uuid not null,
  sales_order_id uuid not null,
  kind text not null check (kind in ('invoice', 'creditNote')),
  invoice_address jsonb not null default '{}',
  currency text not null,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  edition integer not null default 1,
  discarded_at timestamptz,
  discarded_by uuid,
  number text,
  series_number bigint,
  invoice_on date,
  due_on date,
  net_amount numeric(18, 2),
  tax_amount numeric(18, 2),
  gross_amount numeric(18, 2),
  posted_at timestamptz,
  posted_by uuid,
  serial_numbers_changed_at timestamptz,
  printed_at timestamptz,
  primary key (company_id, id),
  constraint invoice_number unique (company_id, kind, number),
  constraint invoice_series_number unique (company_id, kind, series_number),
  foreign key (company_id, sales_order_id) references sales_order (company_id, id),
  constraint invoice_posted check (
    (posted_at is null) = (number is null) and (posted_at is null) = (series_number is null)
    and (posted_at is null) = (posted_by is null) and (posted_at is null) = (invoice_on is null)
    and (posted_at is null or discarded_at is null))
);
create index invoice_of_order on invoice (company_id, sales_order_id);
create index invoice_by_date on invoice (company_id, invoice_on);

-- D34: what was delivered by packing slips and what the invoice delivers itself are two sections of one invoice.
create table invoice_line (
  company_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  sales_order_line_id uuid not null,
  product_id uuid not null,
  line_number integer not null,
  section text not null check (section in ('delivered', 'direct', 'credit')),
  quantity numeric(18, 6) not null,
  serialised boolean not null,
  blank_issue_allowed boolean not null,
  quantity_registered integer not null default 0 check (quantity_registered >= 0),
  quantity_not_readable integer not null default 0 check (quantity_not_readable >= 0),
  quantity_registrable integer not null default 0,
  net_amount numeric(18, 2),
  tax_percentage numeric(7, 4),
  posted boolean not null default false,
  primary key (company_id, id),
  unique (company_id, invoice_id, sales_order_line_id, section),
  constraint invoice_line_of_order_line unique (company_id, id, sales_order_line_id),
  foreign key (company_id, invoice_id) references invoice (company_id, id),
  foreign key (company_id, sales_order_line_id, product_id) references sales_order_line (company_id, id, product_id),
  constraint quantity_sign check (case when section = 'credit' then quantity <= 0 else quantity >= 0 end),
  constraint invoice_registered_le_registrable check (
    section <> 'direct' or quantity_registered + quantity_not_readable <= quantity_registrable),
  constraint invoice_registered_le_quantity check (
    not posted or section = 'credit' or quantity_registered + quantity_not_readable <= quantity),
  constraint invoice_control_complete check (
    not posted or section <> 'direct' or not serialised or blank_issue_allowed
    or quantity_registered + quantity_not_readable = quantity),
  constraint invoice_no_control_no_serials check (serialised or quantity_registered + quantity_not_readable = 0),
  constraint invoice_whole_quantity check (not serialised or quantity = trunc(quantity))
);
create index invoice_line_of_sales_order_line on invoice_line (company_id, sales_order_line_id);

-- D35, D36: what an invoice line takes of each packing slip line.
create table invoice_line_share (
  company_id uuid not null,
  invoice_line_id uuid not null,
  packing_slip_line_id uuid not null,
  sales_order_line_id uuid not null,
  quantity_taken numeric(18, 6) not null check (quantity_taken >= 0),
  -- of the taken ones, how many are units by name (serial numbers and not readable); the rest are unnumbered
  quantity_units integer not null default 0 check (quantity_units >= 0),
  -- what was left to invoice of the slip line when this was last written; at posting, under the lock (I14)
  quantity_left numeric(18, 6) not null,
  in_part boolean not null,
  -- the company's rule when this was last written (D36)
  one_in_part boolean not null,
  posted boolean not null default false,
  primary key (company_id, invoice_line_id, packing_slip_line_id),
  foreign key (company_id, invoice_line_id, sales_order_line_id)
    references invoice_line (company_id, id, sales_order_line_id),
  foreign key (company_id, packing_slip_line_id, sales_order_line_id)
    references packing_slip_line (company_id, id, sales_order_line_id),
  constraint taken_le_left check (quantity_taken <= quantity_left),
  constraint units_le_taken check (quantity_units <= quantity_taken),
  constraint in_part_is_so check (not in_part or (0 < quantity_taken and quantity_taken < quantity_left))
);
create index invoice_line_share_of_packing_slip_line on invoice_line_share (company_id, packing_slip_line_id);
-- I13
create unique index one_packing_slip_in_part on invoice_line_share (company_id, invoice_line_id)
  where in_part and one_in_part;
