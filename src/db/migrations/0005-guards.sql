-- The second wall behind the constraints: posted rows never change (I26), rows of a company are seen by that company
-- alone (I33), and the role that serves requests owns nothing.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'posted_row_changed: %', tg_table_name using errcode = '23514', constraint = 'posted_row_changed';
end $$;

-- A posted row may change only in the columns named by the trigger's arguments.
create function posted_row_is_fixed() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - tg_argv) is distinct from (to_jsonb(old) - tg_argv) then
    raise exception 'posted_row_changed: %', tg_table_name using errcode = '23514', constraint = 'posted_row_changed';
  end if;
  return new;
end $$;

create trigger packing_slip_fixed before update on packing_slip for each row when (old.posted_at is not null)
  execute function posted_row_is_fixed('serial_numbers_changed_at', 'printed_at', 'edition');
create trigger packing_slip_line_fixed before update on packing_slip_line for each row when (old.posted)
  execute function posted_row_is_fixed(
    'quantity_registered', 'quantity_not_readable', 'quantity_registrable', 'quantity_reversed', 'quantity_invoiced');
create trigger invoice_fixed before update on invoice for each row when (old.posted_at is not null)
  execute function posted_row_is_fixed('serial_numbers_changed_at', 'printed_at', 'edition');
create trigger invoice_line_fixed before update on invoice_line for each row when (old.posted)
  execute function posted_row_is_fixed('quantity_registered', 'quantity_not_readable');
create trigger invoice_line_share_fixed before update on invoice_line_share for each row when (old.posted)
  execute function refuse_change();

-- A closed unit is history; an open one keeps what it is, and a known serial number stays once it is invoiced (D42, D43).
create trigger registration_closed_is_fixed before update on registration for each row when (not old.open)
  execute function refuse_change();
create trigger registration_identity_is_fixed before update on registration for each row
  when (old.product_id <> new.product_id or old.sales_order_line_id <> new.sales_order_line_id
    or old.registered_at <> new.registered_at or old.registered_by <> new.registered_by or old.id <> new.id
    or (old.packing_slip_line_id is not null and old.packing_slip_line_id is distinct from new.packing_slip_line_id))
  execute function refuse_change();

-- D37: what an invoice line was priced with.
create trigger sales_order_line_price_is_fixed before update on sales_order_line for each row
  when (old.quantity_invoiced <> 0
    and (old.sales_price, old.discount_percentage, old.tax_code, old.tax_percentage)
      is distinct from (new.sales_price, new.discount_percentage, new.tax_code, new.tax_percentage))
  execute function refuse_change();

create function invoiced_serial_is_fixed() returns trigger language plpgsql as $$
begin
  if exists (
    select from invoice_line where company_id = old.company_id and id = old.invoice_line_id and posted
  ) then
    raise exception 'posted_row_changed: registration' using errcode = '23514', constraint = 'posted_row_changed';
  end if;
  return new;
end $$;
create trigger registration_invoiced_is_fixed before update on registration for each row
  when (old.invoice_line_id is not null and (
    (old.serial_key is not null and old.serial_number is distinct from new.serial_number)
    or old.invoice_line_id is distinct from new.invoice_line_id))
  execute function invoiced_serial_is_fixed();

do $$
declare
  name text;
begin
  foreach name in array array['sales_order', 'sales_order_line', 'packing_slip', 'packing_slip_line',
    'packing_slip_reversal', 'packing_slip_line_reversal', 'invoice', 'invoice_line', 'invoice_line_share',
    'registration', 'registration_change', 'event', 'reversed_units_forgotten']
  loop
    execute format('create trigger %I before delete on %I for each row execute function refuse_change()',
      name || '_stays', name);
  end loop;
  foreach name in array array['packing_slip_reversal', 'packing_slip_line_reversal', 'registration_change', 'event',
    'reversed_units_forgotten']
  loop
    execute format('create trigger %I before update on %I for each row execute function refuse_change()',
      name || '_fixed', name);
  end loop;

  for name in select table_name from information_schema.columns
    where table_schema = current_schema and column_name = 'company_id'
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_company on %I using '
      || '(company_id = (select nullif(current_setting(''pakbon.company_id'', true), '''')::uuid))', name);
  end loop;
  alter table company enable row level security;
  create policy own_company on company
    using (id = (select nullif(current_setting('pakbon.company_id', true), '')::uuid));

  if not exists (select from pg_roles where rolname = 'pakbon_app') then
    create role pakbon_app nologin;
  end if;
  execute format('grant pakbon_app to %I', current_user);
end $$;

grant select, insert on all tables in schema public to pakbon_app;
grant update, delete on auth_user, auth_session, auth_account, auth_verification, sign_in_attempt to pakbon_app;
grant update, delete on role, role_duty, user_role, actor, barcode, coverage_term, tax_code, idempotency,
  tracking_dimension_group, product, customer to pakbon_app;
grant update on company, number_sequence, sales_order, packing_slip, packing_slip_line, invoice, invoice_line,
  invoice_line_share to pakbon_app;
grant update (revoked_at, revoked_by) on api_key to pakbon_app;
grant update (sales_quantity, quantity_ordered, sales_price, discount_percentage, tax_code, tax_percentage,
  quantity_cancelled, quantity_delivered, quantity_invoiced, quantity_credited, frozen_at)
  on sales_order_line to pakbon_app;
grant update (packing_slip_line_id, invoice_line_id, serial_number, serial_key, open, unique_in_company,
  closed_as, closed_at, closed_by) on registration to pakbon_app;
revoke insert, update, delete on schema_migration from pakbon_app;

-- Before a request's company is known, who it is can be asked through these alone.

create function companies_of_user(asked_user_id uuid)
returns table (company_id uuid, code text, name text) language sql stable security definer set search_path = public
as $$
  select distinct c.id, c.code, c.name from user_role m join company c on c.id = m.company_id
  where m.user_id = asked_user_id order by c.code
$$;

-- Who sends a request, in one query: of a session in the company named, or its first by code.
create function authenticate_session(hashed_token text, company_code text,
  out actor_id uuid, out name text, out company_id uuid, out duties text[], out language text, out idle boolean)
language plpgsql stable security definer set search_path = public as $$
begin
  select u.id, u.name, c.id, array_agg(distinct d.duty) filter (where d.duty is not null),
    coalesce(u.language, c.language), s.updated_at < now() - interval '1 minute'
  into actor_id, name, company_id, duties, language, idle
  from auth_session s
  join auth_user u on u.id = s.user_id
  join user_role m on m.user_id = u.id
  join company c on c.id = m.company_id
  left join role_duty d on d.company_id = m.company_id and d.role_id = m.role_id
  where s.token = hashed_token and s.expires_at > now() and (company_code is null or c.code = company_code)
  group by s.id, u.id, c.id order by c.code limit 1;
end $$;

create function authenticate_api_key(key_company_id uuid, hashed_key bytea,
  out actor_id uuid, out name text, out company_id uuid, out duties text[], out language text)
language plpgsql stable security definer set search_path = public as $$
begin
  select k.id, k.name, c.id, k.duties, c.language
  into actor_id, name, company_id, duties, language
  from api_key k join company c on c.id = k.company_id
  where k.company_id = key_company_id and k.key_hash = hashed_key and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > now());
end $$;
