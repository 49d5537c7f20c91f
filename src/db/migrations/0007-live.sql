-- What the web application asks for all the time: what changed on a document just now, and what there is to do.

create index registration_change_by_time on registration_change (company_id, changed_at);
