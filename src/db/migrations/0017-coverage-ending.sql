-- D53: about when a term of one unit ends that has a day of its own, so that what ends soon is found among any number.
-- The rules say the exact day. A column and not an index on an expression: row-level security lets only comparisons
-- into an index.
alter table unit_coverage_term add column ends_about date generated always as (least((starts_on + case unit
  when 'days' then make_interval(days => length) when 'weeks' then make_interval(weeks => length)
  when 'months' then make_interval(months => length) else make_interval(years => length) end)::date,
  date '9999-12-31')) stored;
create index unit_coverage_term_by_end on unit_coverage_term (company_id, ends_about)
  where withdrawn_at is null and starts_on is not null;
-- The lengths that terms have whose beginning is the day of a document.
create index unit_coverage_term_by_length on unit_coverage_term (company_id, starts_from, unit, length)
  where withdrawn_at is null and starts_on is null;
create index return_unit_repaired on return_unit (company_id, registration_id) where posted and disposition = 'repair';

-- A column that is computed is not there yet when the trigger looks.
drop trigger unit_coverage_term_stays_as_it_is on unit_coverage_term;
create trigger unit_coverage_term_stays_as_it_is before update on unit_coverage_term for each row
  execute function posted_row_is_fixed('withdrawn_at', 'withdrawn_by', 'withdrawal_reason', 'ends_about');
