-- An import of many units is posted in portions: `next` are those that are under way, within their transaction.
alter table sold_unit_import_row drop constraint sold_unit_import_row_outcome_check;
alter table sold_unit_import_row add constraint sold_unit_import_row_outcome_check
  check (outcome in ('new', 'here', 'refused', 'next', 'imported'));

-- It may fill a database that was empty a moment ago. What refers to an order line is then checked by an index that
-- seems as good as another and is not, so the statistics are gathered within the import; the owner alone may do that.
create function gather_statistics_of_order_lines() returns void language plpgsql security definer
  set search_path = public as $$
begin
  analyze sales_order_line;
end $$;
