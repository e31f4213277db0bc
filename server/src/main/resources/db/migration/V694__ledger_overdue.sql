-- What is late is looked for among the late ones, instead of among all of a severity.
create index ledger_case_overdue on bihuan.ledger_case (due_at) where overdue;

-- One case in four has a severity: found by it, and laid over what one unit has, a hundred thousands of rows were gone
-- through to find six hundred.
drop index if exists bihuan.ledger_case_severity_open;
