-- Printable forms: templates that took the place of those that ship, official numbers, and every form that was issued,
-- kept as it went out.
create table bihuan.form_template (
    id               bigint generated always as identity primary key,
    key              text not null check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
    version          integer not null check (version > 0),
    name             text not null check (name <> ''),
    word             text not null,
    about_list       boolean not null,
    file             bytea not null,
    sha256           text not null,
    in_force         boolean not null default true,
    uploaded_at      timestamptz not null,
    uploaded_by_id   bigint not null,
    uploaded_by_name text not null,
    unique (key, version)
);
create unique index form_template_in_force on bihuan.form_template (key) where in_force;
alter table bihuan.form_template enable row level security;
alter table bihuan.form_template force row level security;
create policy form_template_scope on bihuan.form_template
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none')
    with check (bihuan.sees_everything());
revoke delete on bihuan.form_template from bihuan_app;

create table bihuan.form_number (
    word text not null,
    year integer not null,
    last integer not null,
    primary key (word, year)
);
alter table bihuan.form_number enable row level security;
alter table bihuan.form_number force row level security;
create policy form_number_scope on bihuan.form_number
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
revoke delete on bihuan.form_number from bihuan_app;

create table bihuan.issued_form (
    id               bigint generated always as identity primary key,
    key              text not null,
    template_version integer not null,
    name             text not null,
    number           text not null,
    case_id          bigint references bihuan.ledger_case,
    organisation_id  bigint not null,
    grid_id          bigint,
    evidence_id      bigint,
    docx             bytea not null,
    pdf              bytea not null,
    docx_sha256      text not null,
    pdf_sha256       text not null,
    issued_at        timestamptz not null,
    issued_by_id     bigint not null,
    issued_by_name   text not null
);
create index issued_form_case on bihuan.issued_form (case_id);
alter table bihuan.issued_form enable row level security;
alter table bihuan.issued_form force row level security;
-- A form about a case is seen with the case; a bulletin by whoever sees the organisation that issued it.
create policy issued_form_scope on bihuan.issued_form
    using (case when case_id is null then bihuan.sees(organisation_id, grid_id)
        else exists (select from bihuan.ledger_case c where c.id = case_id) end);
revoke update, delete on bihuan.issued_form from bihuan_app;
