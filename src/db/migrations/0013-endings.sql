-- D82: finds a serial number by its end, of a scan whose beginning was cut off. The last six characters, since those of
-- units that were made one after the other follow each other: a scan writes next to the last one. A column and not an
-- index on an expression: row-level security lets only comparisons into an index.
alter table registration add column serial_ending text collate "C" generated always as (right(serial_key, 6)) stored;
create index registration_by_ending on registration (company_id, serial_ending) where serial_key is not null;

-- A column that is computed is not there yet when the trigger looks.
drop trigger registration_returned_is_fixed on registration;
create trigger registration_returned_is_fixed before update on registration for each row
  when (not old.open and old.closed_as = 'returned')
  execute function posted_row_is_fixed('open', 'closed_as', 'closed_at', 'closed_by', 'serial_ending');
