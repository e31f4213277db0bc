-- Registers: things the city keeps a list of, of kinds that YAML files describe. The row is what stands today; every
-- change stands in the history, which nobody may alter.
create table bihuan.register_record (
    id bigint generated always as identity primary key,
    register text not null,
    register_version int not null,
    key text not null,
    title text not null,
    state text not null,
    state_since timestamptz not null,
    ended boolean not null default false,
    organisation_id bigint not null references bihuan.organisation,
    grid_id bigint references bihuan.grid,
    parent_id bigint references bihuan.register_record,
    place text,
    longitude double precision,
    latitude double precision,
    fields jsonb not null default '{}',
    grade text,
    grade_rank int,
    expires_on date,
    next_reminder date,
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (register, key)
);
create index register_record_list on bihuan.register_record (register, organisation_id, state);
create index register_record_updated on bihuan.register_record (register, updated_at desc, id desc);
create index register_record_parent on bihuan.register_record (parent_id) where parent_id is not null;
create index register_record_reminder on bihuan.register_record (next_reminder) where next_reminder is not null;
alter table bihuan.register_record enable row level security;
alter table bihuan.register_record force row level security;
create policy register_record_scope on bihuan.register_record using (bihuan.sees(organisation_id, grid_id));

create table bihuan.register_event (
    record_id bigint not null references bihuan.register_record,
    sequence int not null,
    action text not null,
    state text not null,
    at timestamptz not null,
    actor_id bigint,
    actor_name text not null,
    reason text,
    changes jsonb not null,
    primary key (record_id, sequence)
);
alter table bihuan.register_event enable row level security;
alter table bihuan.register_event force row level security;
create policy register_event_scope on bihuan.register_event
    using (exists (select from bihuan.register_record r where r.id = record_id));
revoke update, delete on bihuan.register_event from bihuan_app;

create table bihuan.register_case (
    record_id bigint not null references bihuan.register_record,
    case_id bigint not null references bihuan.ledger_case,
    at timestamptz not null,
    primary key (record_id, case_id)
);
create index register_case_case on bihuan.register_case (case_id);
alter table bihuan.register_case enable row level security;
alter table bihuan.register_case force row level security;
create policy register_case_scope on bihuan.register_case
    using (exists (select from bihuan.register_record r where r.id = record_id));
revoke update, delete on bihuan.register_case from bihuan_app;
