-- Periodic checks: what is asked (check_list), where and how often (check_plan, check_target), what is to be done when
-- (check_task), what was found (check_result, append-only), its photos, and the failed items that open cases.

-- One version of a checklist; a version is never changed, a new one is written. Questions are no secret: whoever has
-- any scope reads them, the organisation they belong to writes them.
create table bihuan.check_list (
    id              bigint generated always as identity primary key,
    key             text not null check (key ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    version         integer not null check (version > 0),
    name            text not null,
    name_en         text not null,
    kind            text not null,
    definition      text not null,
    origin          text not null check (origin in ('SHIPPED', 'FILE', 'EDITED')),
    file_hash       text,
    current         boolean not null,
    organisation_id bigint not null,
    grid_id         bigint,
    written_by_name text not null,
    written_at      timestamptz not null,
    unique (key, version)
);
create unique index check_list_current on bihuan.check_list (key) where current;
create index check_list_file on bihuan.check_list (key, file_hash);
alter table bihuan.check_list enable row level security;
alter table bihuan.check_list force row level security;
create policy check_list_read on bihuan.check_list for select
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
create policy check_list_add on bihuan.check_list for insert
    with check (bihuan.sees_organisation(organisation_id));
create policy check_list_change on bihuan.check_list for update
    using (bihuan.sees_organisation(organisation_id));
revoke delete on bihuan.check_list from bihuan_app;

create table bihuan.check_plan (
    id                       bigint generated always as identity primary key,
    organisation_id          bigint not null,
    grid_id                  bigint,
    name                     text not null check (name <> ''),
    list_key                 text not null,
    assignee_person_id       bigint,
    assignee_organisation_id bigint not null,
    assignee_role            text,
    rhythm                   text not null,
    risk_rhythms             text not null default '{}',
    off_days                 text not null check (off_days in ('KEEP', 'SKIP', 'NEXT')),
    calendar                 text not null,
    within_limit             text not null,
    starts_on                date not null,
    ends_on                  date,
    covert                   boolean not null default false,
    paused                   boolean not null default false,
    generated_through        timestamptz,
    created_by_id            bigint,
    created_at               timestamptz not null,
    version                  bigint not null default 1
);
create index check_plan_organisation on bihuan.check_plan (organisation_id);
alter table bihuan.check_plan enable row level security;
alter table bihuan.check_plan force row level security;
create policy check_plan_scope on bihuan.check_plan using (bihuan.sees(organisation_id, grid_id));
revoke delete on bihuan.check_plan from bihuan_app;

create table bihuan.check_target (
    id                bigint generated always as identity primary key,
    plan_id           bigint not null references bihuan.check_plan,
    kind              text not null,
    reference_id      bigint,
    name              text not null check (name <> ''),
    organisation_id   bigint not null,
    grid_id           bigint,
    place             text,
    longitude_degrees double precision,
    latitude_degrees  double precision,
    risk              text check (risk in ('RED', 'ORANGE', 'YELLOW', 'BLUE')),
    points            text not null default '[]',
    retired_at        timestamptz
);
create index check_target_plan on bihuan.check_target (plan_id);
alter table bihuan.check_target enable row level security;
alter table bihuan.check_target force row level security;
create policy check_target_scope on bihuan.check_target
    using (exists (select from bihuan.check_plan p where p.id = plan_id));
revoke delete on bihuan.check_target from bihuan_app;

create table bihuan.check_task (
    id                       bigint generated always as identity primary key,
    plan_id                  bigint references bihuan.check_plan,
    target_id                bigint references bihuan.check_target,
    list_id                  bigint not null references bihuan.check_list,
    title                    text not null,
    owner_organisation_id    bigint not null,
    organisation_id          bigint not null,
    grid_id                  bigint,
    covert                   boolean not null,
    assignee_person_id       bigint,
    assignee_organisation_id bigint not null,
    assignee_role            text,
    asset_id                 bigint,
    place                    text,
    longitude_degrees        double precision,
    latitude_degrees         double precision,
    points                   text not null default '[]',
    opens_at                 timestamptz not null,
    due_at                   timestamptz not null,
    state                    text not null check (state in ('OPEN', 'DONE', 'MISSED', 'CANCELLED')),
    late                     boolean not null default false,
    done_at                  timestamptz,
    done_by_id               bigint,
    done_by_name             text,
    passed                   boolean,
    percent                  integer,
    score                    double precision,
    failed                   integer not null default 0,
    created_at               timestamptz not null
);
create unique index check_task_once on bihuan.check_task (plan_id, target_id, opens_at) where state <> 'CANCELLED';
create index check_task_open on bihuan.check_task (due_at) where state = 'OPEN';
create index check_task_person on bihuan.check_task (assignee_person_id, opens_at);
create index check_task_assignee on bihuan.check_task (assignee_organisation_id, opens_at);
create index check_task_organisation on bihuan.check_task (organisation_id, opens_at desc);
alter table bihuan.check_task enable row level security;
alter table bihuan.check_task force row level security;
-- Seen by whoever made it, whoever is to do it, and the organisation it is about; that organisation sees nothing of a
-- covert one until it has been done.
create policy check_task_scope on bihuan.check_task using (
    bihuan.sees(owner_organisation_id, grid_id)
    or assignee_person_id = bihuan.person()
    or bihuan.sees(assignee_organisation_id, grid_id)
    or ((not covert or state = 'DONE') and bihuan.sees(organisation_id, grid_id)));
revoke delete on bihuan.check_task from bihuan_app;

create table bihuan.check_result (
    id                bigint generated always as identity primary key,
    task_id           bigint not null unique references bihuan.check_task,
    client_id         uuid not null unique,
    list_id           bigint not null references bihuan.check_list,
    person_id         bigint not null,
    person_name       text not null,
    started_at        timestamptz not null,
    finished_at       timestamptz not null,
    received_at       timestamptz not null,
    longitude_degrees double precision,
    latitude_degrees  double precision,
    content           text not null,
    hash              text not null check (hash ~ '^[0-9a-f]{64}$')
);
alter table bihuan.check_result enable row level security;
alter table bihuan.check_result force row level security;
create policy check_result_scope on bihuan.check_result
    using (exists (select from bihuan.check_task t where t.id = task_id));

create table bihuan.check_photo (
    id                bigint generated always as identity primary key,
    client_id         uuid not null unique,
    task_id           bigint references bihuan.check_task,
    person_id         bigint not null,
    sha256            text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type        text not null,
    size_bytes        bigint not null check (size_bytes > 0),
    taken_at          timestamptz not null,
    longitude_degrees double precision,
    latitude_degrees  double precision,
    received_at       timestamptz not null
);
create index check_photo_task on bihuan.check_photo (task_id);
alter table bihuan.check_photo enable row level security;
alter table bihuan.check_photo force row level security;
create policy check_photo_scope on bihuan.check_photo using (
    person_id = bihuan.person()
    or (task_id is not null and exists (select from bihuan.check_task t where t.id = task_id)));

-- A failed item. It opens one case, whenever that becomes possible; the row's lock makes it exactly one.
create table bihuan.check_finding (
    id          bigint generated always as identity primary key,
    task_id     bigint not null references bihuan.check_task,
    item_key    text not null,
    text        text not null,
    note        text,
    case_type   text,
    severity    smallint,
    case_id     bigint,
    case_number text,
    fault       text,
    found_at    timestamptz not null,
    unique (task_id, item_key)
);
create index check_finding_waiting on bihuan.check_finding (id) where case_type is not null and case_id is null;
alter table bihuan.check_finding enable row level security;
alter table bihuan.check_finding force row level security;
create policy check_finding_scope on bihuan.check_finding
    using (exists (select from bihuan.check_task t where t.id = task_id));
revoke delete on bihuan.check_finding from bihuan_app;

-- Cases filed from a phone: its own number for the report makes a second sending harmless.
create table bihuan.check_snap (
    client_id   uuid primary key,
    person_id   bigint not null,
    case_id     bigint not null,
    case_number text not null,
    taken_at    timestamptz not null,
    received_at timestamptz not null
);
alter table bihuan.check_snap enable row level security;
alter table bihuan.check_snap force row level security;
create policy check_snap_scope on bihuan.check_snap using (person_id = bihuan.person() or bihuan.sees_everything());

revoke update, delete on bihuan.check_result, bihuan.check_photo, bihuan.check_snap from bihuan_app;
create trigger check_result_append_only before update or delete or truncate on bihuan.check_result
    for each statement execute function bihuan.refuse_change();
create trigger check_photo_append_only before update or delete or truncate on bihuan.check_photo
    for each statement execute function bihuan.refuse_change();
