-- The rows of a portion that is under way are read by each of its statements.
create index sold_unit_import_row_under_way on sold_unit_import_row (company_id, sold_unit_import_id)
  where outcome = 'next';

-- Where the order lines did not grow by half since their statistics were gathered, these still lead to the right index.
create or replace function gather_statistics_of_order_lines() returns void language plpgsql security definer
  set search_path = public as $$
begin
  if pg_relation_size('sales_order_line') > 1.5 * current_setting('block_size')::bigint
    * (select relpages from pg_class where oid = 'sales_order_line'::regclass)
  then
    analyze sales_order_line;
  end if;
end $$;
