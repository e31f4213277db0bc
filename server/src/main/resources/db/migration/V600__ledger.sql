-- The ledger: what happened (case_event, append-only, chained by hash) and where each case stands (ledger_case, a
-- projection of its events, written in the same transaction). docs/ledger-hash.md describes the chain.
create table bihuan.ledger_case (
    id                      bigint generated always as identity primary key,
    number                  text not null unique,
    type                    text not null,
    type_version            integer not null,
    title                   text not null,
    stage                   text not null,
    closed                  boolean not null default false,
    severity                smallint not null check (severity between 1 and 4),
    asset_id                bigint,
    plate                   text,
    organisation_id         bigint not null,
    grid_id                 bigint,
    handler_organisation_id bigint,
    place                   text,
    longitude_degrees       double precision,
    latitude_degrees        double precision,
    fields                  jsonb not null default '{}',
    filed_at                timestamptz not null,
    due_from                timestamptz not null,
    due_at                  timestamptz,
    due_rule                text,
    stage_since             timestamptz not null,
    stage_due_at            timestamptz,
    overdue                 boolean not null default false,
    stage_overdue           boolean not null default false,
    closed_at               timestamptz,
    alarm_count             integer not null default 0,
    last_alarm_at           timestamptz,
    join_key                text,
    facts                   text not null,
    version                 bigint not null,
    sequence                bigint not null,
    last_hash               bytea not null,
    updated_at              timestamptz not null
);
create index ledger_case_organisation on bihuan.ledger_case (organisation_id, updated_at desc);
create index ledger_case_handler on bihuan.ledger_case (handler_organisation_id, updated_at desc);
create index ledger_case_filed on bihuan.ledger_case (filed_at desc);
create index ledger_case_due on bihuan.ledger_case (due_at) where not closed and not overdue;
create index ledger_case_stage_due on bihuan.ledger_case (stage_due_at) where not closed and not stage_overdue;
create index ledger_case_open on bihuan.ledger_case (stage) where not closed;
create index ledger_case_asset on bihuan.ledger_case (asset_id, filed_at desc);
create index ledger_case_join on bihuan.ledger_case (type, join_key) where not closed;

-- The organisation that owns the case's object sees it, and the one it was dispatched to.
alter table bihuan.ledger_case enable row level security;
alter table bihuan.ledger_case force row level security;
create policy ledger_case_scope on bihuan.ledger_case
    using (bihuan.sees(organisation_id, grid_id)
        or (handler_organisation_id is not null and bihuan.sees(handler_organisation_id, grid_id)));
revoke delete on bihuan.ledger_case from bihuan_app;

create table bihuan.case_event (
    id          bigint generated always as identity unique,
    case_id     bigint not null references bihuan.ledger_case,
    sequence    bigint not null check (sequence > 0),
    action      text not null,
    stage       text not null,
    actor_id    bigint,
    actor_name  text not null,
    at          timestamptz not null,
    reason      text,
    payload     text not null,
    previous    bytea not null,
    hash        bytea not null,
    recorded_at timestamptz not null,
    primary key (case_id, sequence)
);

create table bihuan.case_evidence (
    id               bigint generated always as identity primary key,
    case_id          bigint not null references bihuan.ledger_case,
    name             text not null,
    media_type       text not null,
    size_bytes       bigint not null check (size_bytes > 0),
    sha256           text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    stage            text not null,
    uploaded_at      timestamptz not null,
    uploaded_by_id   bigint,
    uploaded_by_name text not null
);
create index case_evidence_case on bihuan.case_evidence (case_id);

-- An alarm belongs to at most one case: the primary key is what makes the seam cross exactly once.
create table bihuan.case_alarm (
    alarm_id    text primary key,
    case_id     bigint not null references bihuan.ledger_case,
    severity    smallint not null,
    joined_at   timestamptz not null,
    returned_at timestamptz
);
create index case_alarm_case on bihuan.case_alarm (case_id);

-- A daily seal over the heads of all chains that grew since the one before.
create table bihuan.ledger_anchor (
    day           date primary key,
    through_event bigint not null,
    cases         integer not null,
    previous      bytea not null,
    hash          bytea not null,
    anchored_at   timestamptz not null
);

create table bihuan.case_number (
    prefix text not null,
    day    date not null,
    last   integer not null,
    primary key (prefix, day)
);

create table bihuan.case_view (
    id        bigint generated always as identity primary key,
    person_id bigint not null,
    name      text not null check (name <> ''),
    query     text not null,
    unique (person_id, name)
);

-- What hangs on a case is seen with the case: the subquery runs under the same row-level security.
alter table bihuan.case_event enable row level security;
alter table bihuan.case_event force row level security;
create policy case_event_scope on bihuan.case_event
    using (exists (select from bihuan.ledger_case c where c.id = case_id));
alter table bihuan.case_evidence enable row level security;
alter table bihuan.case_evidence force row level security;
create policy case_evidence_scope on bihuan.case_evidence
    using (exists (select from bihuan.ledger_case c where c.id = case_id));
alter table bihuan.case_alarm enable row level security;
alter table bihuan.case_alarm force row level security;
create policy case_alarm_scope on bihuan.case_alarm
    using (exists (select from bihuan.ledger_case c where c.id = case_id));
-- Hashes and counters belong to nobody and tell nothing of anybody; every scope may read them, none nothing.
alter table bihuan.ledger_anchor enable row level security;
alter table bihuan.ledger_anchor force row level security;
create policy ledger_anchor_scope on bihuan.ledger_anchor
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none')
    with check (bihuan.sees_everything());
alter table bihuan.case_number enable row level security;
alter table bihuan.case_number force row level security;
create policy case_number_scope on bihuan.case_number
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
alter table bihuan.case_view enable row level security;
alter table bihuan.case_view force row level security;
create policy case_view_scope on bihuan.case_view
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');

-- History is written once. The application's role may not change it, and whoever may is stopped by the trigger; a
-- superuser who switches that off too is found by the chain.
revoke update, delete on bihuan.case_event, bihuan.case_evidence, bihuan.ledger_anchor from bihuan_app;
revoke delete on bihuan.case_alarm, bihuan.case_number from bihuan_app;
create function bihuan.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger case_event_append_only before update or delete or truncate on bihuan.case_event
    for each statement execute function bihuan.refuse_change();
create trigger case_evidence_append_only before update or delete or truncate on bihuan.case_evidence
    for each statement execute function bihuan.refuse_change();
create trigger ledger_anchor_append_only before update or delete or truncate on bihuan.ledger_anchor
    for each statement execute function bihuan.refuse_change();
