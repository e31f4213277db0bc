-- Cases brought in from Excel: the jobs, and which row of which file became which case, so that a file sent twice
-- doubles nothing.
create table bihuan.sheet_import (
    id              bigint generated always as identity primary key,
    person_id       bigint not null,
    organisation_id bigint not null,
    grid_id         bigint,
    type            text not null,
    file_name       text not null,
    sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    mode            text not null check (mode in ('CHECK', 'GOOD_ROWS', 'ALL_OR_NONE')),
    state           text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    rows            integer not null,
    taken           integer not null default 0,
    refused         integer not null default 0,
    known           integer not null default 0,
    problem         text,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    result          bytea
);
create index sheet_import_person on bihuan.sheet_import (person_id, id desc);
alter table bihuan.sheet_import enable row level security;
alter table bihuan.sheet_import force row level security;
create policy sheet_import_scope on bihuan.sheet_import using (bihuan.sees(organisation_id, grid_id));

-- Hashes and numbers only: every scope must find that a row was taken, whoever brought it.
create table bihuan.sheet_import_row (
    sha256  text not null,
    type    text not null,
    row     integer not null,
    number  text not null,
    primary key (sha256, type, row)
);
alter table bihuan.sheet_import_row enable row level security;
alter table bihuan.sheet_import_row force row level security;
create policy sheet_import_row_scope on bihuan.sheet_import_row
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
revoke delete on bihuan.sheet_import_row from bihuan_app;
