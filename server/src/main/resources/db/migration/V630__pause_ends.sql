-- Pauses that end by themselves. What is due is taken out; whether the pause still lasts, the case's facts say.
create table bihuan.pause_end (
    case_id bigint primary key references bihuan.ledger_case,
    ends_at timestamptz not null
);
create index pause_end_due on bihuan.pause_end (ends_at);
alter table bihuan.pause_end enable row level security;
alter table bihuan.pause_end force row level security;
create policy pause_end_scope on bihuan.pause_end
    using (exists (select from bihuan.ledger_case c where c.id = case_id));
