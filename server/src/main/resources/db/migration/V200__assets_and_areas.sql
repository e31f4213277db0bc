-- Watched things and the areas that rules are drawn in.
create table bihuan.asset (
    id              bigint generated always as identity primary key,
    kind            text not null,
    plate           text not null check (plate <> ''),
    plate_colour    smallint not null,
    organisation_id bigint not null,
    grid_id         bigint,
    vin             text,
    driver_name     text,
    driver_phone    text,
    attributes      jsonb not null default '{}',
    created_at      timestamptz not null,
    retired_at      timestamptz
);
-- A plate is held by one vehicle in service; a retired one gives it free.
create unique index asset_plate_in_service on bihuan.asset (plate, plate_colour) where retired_at is null;
create index asset_organisation on bihuan.asset (organisation_id);
alter table bihuan.asset enable row level security;
alter table bihuan.asset force row level security;
create policy asset_scope on bihuan.asset using (bihuan.sees(organisation_id, grid_id));

create table bihuan.area (
    id               bigint generated always as identity primary key,
    name             text not null check (name <> ''),
    kind             text not null,
    ring             jsonb not null,
    speed_limit_kmh  integer check (speed_limit_kmh between 1 and 200),
    max_stay_minutes integer check (max_stay_minutes between 1 and 100000),
    applies_to       text[] not null default '{}',
    from_time        time,
    to_time          time,
    organisation_id  bigint not null,
    updated_at       timestamptz not null,
    check ((from_time is null) = (to_time is null))
);
alter table bihuan.area enable row level security;
alter table bihuan.area force row level security;
-- Everybody who is bound by an area may read it, so every signed-in scope does; only its keeper's side changes it.
create policy area_read on bihuan.area for select
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
create policy area_insert on bihuan.area for insert with check (bihuan.sees(organisation_id, null));
create policy area_update on bihuan.area for update using (bihuan.sees(organisation_id, null));
create policy area_delete on bihuan.area for delete using (bihuan.sees(organisation_id, null));
