-- When each open case is to be looked at next for its escalation ladder. Tells nothing of anybody but that a case exists;
-- every step writes here in its own scope, which after a transfer may no longer see the case.
create table bihuan.escalation_plan (
    case_id bigint primary key references bihuan.ledger_case,
    next_at timestamptz not null default '-infinity'
);
create index escalation_plan_next on bihuan.escalation_plan (next_at);
alter table bihuan.escalation_plan enable row level security;
alter table bihuan.escalation_plan force row level security;
create policy escalation_plan_scope on bihuan.escalation_plan
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
insert into bihuan.escalation_plan (case_id) select id from bihuan.ledger_case where not closed;
