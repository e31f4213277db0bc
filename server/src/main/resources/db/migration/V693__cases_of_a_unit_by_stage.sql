-- What one unit answers for or handles in one stage was found by going through all its cases: twelve thousand of a million.
drop index bihuan.ledger_case_organisation;
drop index bihuan.ledger_case_handler;
create index ledger_case_organisation on bihuan.ledger_case (organisation_id, stage, updated_at desc);
create index ledger_case_handler on bihuan.ledger_case (handler_organisation_id, stage, updated_at desc);
