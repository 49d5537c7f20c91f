-- What lists are sorted by and filtered on, the views that users keep of them, and how the application looks to a user.

alter table auth_user add column theme text not null default 'system'
  check (theme in ('system', 'light', 'dark', 'highContrast'));

-- A list as somebody wants to see it: its columns, sort and filters. Shared ones are seen by the whole company.
create table list_view (
  company_id uuid not null references company (id),
  id uuid not null,
  owner_id uuid not null,
  list text not null check (list in ('salesOrders', 'packingSlips', 'invoices', 'customers', 'products',
    'trackingDimensionGroups', 'units', 'users')),
  name text not null check (length(name) between 1 and 100),
  definition jsonb not null,
  shared boolean not null default false,
  version integer not null default 1,
  primary key (company_id, id),
  constraint list_view_name unique (company_id, owner_id, list, name)
);
create index list_view_shared on list_view (company_id, name) where shared;
alter table list_view enable row level security;
create policy own_company on list_view
  using (company_id = (select nullif(current_setting('pakbon.company_id', true), '')::uuid));
grant select, insert, update, delete on list_view to pakbon_app;

-- One index for each sort that a table of 100,000 documents needs; read forwards and backwards.
create index sales_order_by_day on sales_order (company_id, ordered_on, id);
create index sales_order_by_delivery on sales_order (company_id, requested_delivery_on, id);
create index packing_slip_by_creation on packing_slip (company_id, created_at, id);
create index invoice_by_creation on invoice (company_id, created_at, id);
create index product_by_name on product (company_id, name, id);

-- What is not posted, cancelled or changed since it was printed is a small part of what there is.
create index sales_order_line_unfinished on sales_order_line (company_id, sales_order_id)
  where quantity_invoiced <> quantity_ordered - quantity_cancelled;
create index packing_slip_not_posted on packing_slip (company_id, created_at, id) where posted_at is null;
create index packing_slip_changed_since_print on packing_slip (company_id, created_at, id)
  where serial_numbers_changed_at > printed_at;
create index invoice_not_posted on invoice (company_id, created_at, id) where posted_at is null;
create index registration_not_readable on registration (company_id, registered_at, position, id)
  where serial_key is null;
