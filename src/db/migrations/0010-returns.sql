-- What returns of units need besides: lines that end, the sale of a unit, reasons to begin with.

-- A line of which nothing is expected any longer stays, with what was.
alter table return_order_line drop constraint return_order_line_quantity_check;
alter table return_order_line add constraint return_order_line_quantity_check check (quantity >= 0);

-- What a company begins with (companies/default-set-up.ts).
insert into return_reason (company_id, code, name)
  select c.id, r.code, case c.language when 'nl' then r.nl else r.en end
  from company c cross join (values
    ('DEFECT', 'Defect', 'Defective'),
    ('DAMAGED', 'Beschadigd aangekomen', 'Damaged on arrival'),
    ('WRONG', 'Verkeerd geleverd', 'Wrong product delivered'),
    ('UNWANTED', 'Niet meer nodig', 'No longer needed'),
    ('OTHER', 'Andere reden', 'Other reason')) as r(code, nl, en)
  on conflict do nothing;

create index return_unit_of_sale on return_unit (company_id, sales_order_line_id)
  where sales_order_line_id is not null;
