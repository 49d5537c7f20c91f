-- What the web application asks for all the time: what changed on a document just now, and what there is to do.

create index registration_change_by_time on registration_change (company_id, changed_at);

-- Of a million order lines few are to be delivered or invoiced, and of documents few are in preparation.
create index sales_order_line_to_deliver on sales_order_line (company_id, sales_order_id)
  where quantity_ordered > quantity_cancelled + quantity_delivered;
create index sales_order_line_to_invoice on sales_order_line (company_id, sales_order_id)
  where quantity_ordered > 0 and quantity_delivered > quantity_invoiced;
create index packing_slip_in_preparation on packing_slip (company_id, created_at, id)
  where posted_at is null and discarded_at is null;
create index invoice_in_preparation on invoice (company_id, created_at, id)
  where posted_at is null and discarded_at is null;

-- Numbers by how they begin, whatever the database's collation; names as they are searched through.
create index sales_order_by_number on sales_order (company_id, number collate "C");
create index packing_slip_by_number on packing_slip (company_id, number collate "C");
create index invoice_by_number on invoice (company_id, number collate "C");
create index customer_by_number on customer (company_id, number collate "C");
create index product_by_number on product (company_id, number collate "C");
drop index customer_by_name;
create index customer_by_name on customer (company_id, name, id);
