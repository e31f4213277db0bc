-- Terminals that have spoken to us, what they sent that could not be read, what we sent them, and their pictures.
create table bihuan.terminal (
    id               bigint generated always as identity primary key,
    phone            text not null unique,
    state            text not null,
    edition          text not null,
    maker            text,
    model            text,
    terminal_id      text,
    plate            text,
    plate_colour     integer,
    software_version text,
    iccid            text,
    datum            text not null default 'WGS84',
    code_hash        bytea,
    asset_id         bigint unique references bihuan.asset (id),
    organisation_id  bigint not null,
    grid_id          bigint,
    first_seen       timestamptz not null,
    last_seen        timestamptz,
    remote_address   text,
    attempts         bigint not null default 0,
    frames           bigint not null default 0,
    rejected_frames  bigint not null default 0,
    note             text,
    check (state <> 'APPROVED' or asset_id is not null)
);
create index terminal_state on bihuan.terminal (state, last_seen desc);
alter table bihuan.terminal enable row level security;
alter table bihuan.terminal force row level security;
create policy terminal_scope on bihuan.terminal using (bihuan.sees(organisation_id, grid_id));

create table bihuan.bad_frame (
    id              bigint generated always as identity primary key,
    received_at     timestamptz not null,
    phone           text,
    asset_id        bigint,
    remote_address  text,
    code            text not null,
    field           text not null,
    byte_offset     integer not null,
    detail          text not null,
    message_id      integer,
    bytes           bytea not null,
    protocol        integer not null,
    level           text not null,
    replayed_at     timestamptz,
    replay_result   text,
    organisation_id bigint not null,
    grid_id         bigint
);
create index bad_frame_received on bihuan.bad_frame (received_at desc);
create index bad_frame_phone on bihuan.bad_frame (phone, received_at desc);
alter table bihuan.bad_frame enable row level security;
alter table bihuan.bad_frame force row level security;
create policy bad_frame_scope on bihuan.bad_frame using (bihuan.sees(organisation_id, grid_id));

create table bihuan.terminal_command (
    id              bigint generated always as identity primary key,
    asset_id        bigint not null references bihuan.asset (id),
    kind            text not null,
    payload         jsonb not null,
    state           text not null,
    created_at      timestamptz not null,
    created_by      bigint not null,
    created_by_name text not null,
    sent_at         timestamptz,
    answered_at     timestamptz,
    expires_at      timestamptz not null,
    attempts        integer not null default 0,
    message_id      integer not null,
    serial          integer,
    detail          text,
    answer          jsonb,
    case_id         bigint,
    organisation_id bigint not null,
    grid_id         bigint
);
create index terminal_command_asset on bihuan.terminal_command (asset_id, id desc);
create index terminal_command_case on bihuan.terminal_command (case_id) where case_id is not null;
create index terminal_command_open on bihuan.terminal_command (expires_at) where state in ('QUEUED', 'SENT');
alter table bihuan.terminal_command enable row level security;
alter table bihuan.terminal_command force row level security;
create policy terminal_command_scope on bihuan.terminal_command using (bihuan.sees(organisation_id, grid_id));

create table bihuan.terminal_media (
    id                bigint generated always as identity primary key,
    asset_id          bigint not null references bihuan.asset (id),
    media_id          bigint not null,
    kind              integer not null,
    format            integer not null,
    event             integer not null,
    channel           integer not null,
    sha256            text not null,
    size_bytes        bigint not null,
    received_at       timestamptz not null,
    latitude_degrees  double precision,
    longitude_degrees double precision,
    frame             text not null,
    command_id        bigint references bihuan.terminal_command (id),
    organisation_id   bigint not null,
    grid_id           bigint,
    -- A terminal that did not hear our answer sends the same file again.
    unique (asset_id, media_id, sha256)
);
create index terminal_media_asset on bihuan.terminal_media (asset_id, received_at desc);
alter table bihuan.terminal_media enable row level security;
alter table bihuan.terminal_media force row level security;
create policy terminal_media_scope on bihuan.terminal_media using (bihuan.sees(organisation_id, grid_id));
