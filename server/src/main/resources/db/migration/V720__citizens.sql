-- What citizens reported, beside the case it became: whom to call back, locked, and the pictures fit for the public.
create table bihuan.citizen_report (
    case_id         bigint primary key,
    organisation_id bigint not null,
    token           text not null unique,
    service         text not null,
    source          text not null check (source in ('PAGE', 'OPEN311')),
    phone_tail      text not null,
    contact         bytea not null,
    address         text,
    longitude       double precision,
    latitude        double precision,
    reported_at     timestamptz not null
);
create index citizen_report_time on bihuan.citizen_report (reported_at desc);
comment on column bihuan.citizen_report.contact is 'name, phone and mail, AES-256-GCM under the key file of the data directory';

create table bihuan.citizen_photo (
    key             text primary key,
    case_id         bigint not null references bihuan.citizen_report on delete cascade,
    organisation_id bigint not null,
    jpeg            bytea not null
);
create index citizen_photo_case on bihuan.citizen_photo (case_id);

alter table bihuan.citizen_report enable row level security;
alter table bihuan.citizen_report force row level security;
create policy citizen_report_scope on bihuan.citizen_report using (bihuan.sees_organisation(organisation_id));
alter table bihuan.citizen_photo enable row level security;
alter table bihuan.citizen_photo force row level security;
create policy citizen_photo_scope on bihuan.citizen_photo using (bihuan.sees_organisation(organisation_id));
