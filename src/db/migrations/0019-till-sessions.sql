-- D61: a till that nobody touches locks itself, and the server ends its session as well. Null: as any session.
alter table auth_session add column idle_seconds integer check (idle_seconds > 0);
