-- Alarms as the engine's outbox told them. The engine's id is a function of asset, detector and start time, so the same
-- alarm can arrive any number of times and is one row; "sequence" is the outbox number of the step last applied.
create table bihuan.alarm (
    id                 text primary key,
    asset_id           bigint not null,
    plate              text not null,
    asset_kind         text not null,
    organisation_id    bigint not null,
    grid_id            bigint,
    kind               text not null,
    detector           text not null,
    severity           smallint not null check (severity between 1 and 4),
    state              text not null check (state in ('UNACKNOWLEDGED', 'ACKNOWLEDGED', 'RETURNED_UNACKNOWLEDGED',
                                                      'CLOSED', 'SHELVED', 'SUPPRESSED')),
    start_time         timestamptz not null,
    raised_time        timestamptz not null,
    end_time           timestamptz,
    worst_value        double precision,
    limit_value        double precision,
    unit               text not null,
    worst_time         timestamptz,
    longitude          double precision not null,
    latitude           double precision not null,
    frame              text not null,
    worst_frame        text not null,
    attributes         jsonb not null default '{}',
    acknowledged_by    bigint,
    acknowledged_name  text,
    acknowledged_at    timestamptz,
    acknowledge_note   text,
    shelved_until      timestamptz,
    shelve_reason      text,
    sequence           bigint not null,
    relay_fault        text,
    relayed_at         timestamptz not null
);
create index alarm_start on bihuan.alarm (start_time desc);
create index alarm_of_asset on bihuan.alarm (asset_id, start_time desc);
create index alarm_of_organisation on bihuan.alarm (organisation_id, start_time desc);
create index alarm_open on bihuan.alarm (organisation_id, asset_id) where state <> 'CLOSED';
alter table bihuan.alarm enable row level security;
alter table bihuan.alarm force row level security;
create policy alarm_scope on bihuan.alarm using (bihuan.sees(organisation_id, grid_id));
