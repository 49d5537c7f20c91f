-- D61, D80: a receipt is printed and sent as every other document is.
alter table print add column register_sale_id uuid;
alter table print
  add foreign key (company_id, register_sale_id) references register_sale (company_id, id),
  drop constraint print_of_one_document,
  add constraint print_of_one_document
    check (num_nonnulls(packing_slip_id, invoice_id, return_receipt_id, register_sale_id) = 1);
create index print_of_register_sale on print (company_id, register_sale_id, printed_at)
  where register_sale_id is not null;
