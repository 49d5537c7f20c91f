-- D14: accepted duplicates, the oldest first; a small part of all changes.
create index registration_change_overridden on registration_change (company_id, changed_at, id)
  where act = 'overridden';
