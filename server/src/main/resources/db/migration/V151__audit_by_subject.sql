-- "Who saw this case?" and "who took data out?" are asked of a log that only grows.
create index audit_entry_subject on audit_entry (subject text_pattern_ops, at desc);
create index audit_entry_action on audit_entry (action text_pattern_ops, at desc);
