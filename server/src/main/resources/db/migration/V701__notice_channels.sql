-- The ways by which words reach people, what each person wants of them, who is on duty, and whether it arrived.
create table bihuan.notice_channel (
    id              bigint generated always as identity primary key,
    organisation_id bigint not null,
    kind            text not null check (kind in ('EMAIL', 'SMS', 'WECOM', 'DINGTALK', 'FEISHU', 'WEBHOOK')),
    name            text not null check (length(name) between 1 and 100),
    enabled         boolean not null default true,
    settings        text not null,
    secrets         bytea not null,
    events          text[] not null default '{}',
    quiet_from      time,
    quiet_to        time,
    updated_at      timestamptz not null
);
comment on column bihuan.notice_channel.secrets is 'AES-256-GCM under the key file of the data directory';
comment on column bihuan.notice_channel.events is 'events a robot tells of; empty for all';

create table bihuan.notice_contact (
    person_id       bigint primary key,
    organisation_id bigint not null,
    email           text not null default '',
    phone           text not null default '',
    quiet_from      time,
    quiet_to        time,
    daily_at        time not null default '08:00'
);
create table bihuan.notice_preference (
    person_id       bigint not null,
    organisation_id bigint not null,
    event           text not null,
    in_app          boolean not null,
    email           text not null check (email in ('OFF', 'NOW', 'HOURLY', 'DAILY')),
    sms             text not null check (sms in ('OFF', 'NOW', 'HOURLY', 'DAILY')),
    primary key (person_id, event)
);

-- One row for one notice, channel and person (none for a robot): written once, sent until it arrived or is given up.
create table bihuan.notice_delivery (
    id              bigint generated always as identity primary key,
    notice_id       bigint not null,
    channel_id      bigint not null,
    kind            text not null,
    person_id       bigint,
    organisation_id bigint not null,
    digest          text not null check (digest in ('NOW', 'HOURLY', 'DAILY')),
    state           text not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED')),
    due_at          timestamptz not null,
    held            text,
    attempts        integer not null default 0,
    lease_until     timestamptz,
    outcome         text,
    detail          text,
    sent_at         timestamptz,
    created_at      timestamptz not null,
    unique nulls not distinct (notice_id, channel_id, person_id)
);
create index notice_delivery_due on bihuan.notice_delivery (due_at) where state in ('WAITING', 'SENDING');
create index notice_delivery_log on bihuan.notice_delivery (created_at desc, id desc);
comment on column bihuan.notice_delivery.held is 'why it was not sent at once: quiet, off-duty, digest';

create table bihuan.notice_duty (
    id              bigint generated always as identity primary key,
    organisation_id bigint not null,
    person_id       bigint not null,
    from_at         timestamptz not null,
    to_at           timestamptz not null,
    note            text not null default '',
    check (from_at < to_at)
);
create index notice_duty_time on bihuan.notice_duty (organisation_id, from_at, to_at);
create index notice_duty_person on bihuan.notice_duty (person_id, from_at);

create table bihuan.notice_drill (
    id              bigint generated always as identity primary key,
    organisation_id bigint not null,
    name            text not null check (length(name) between 1 and 100),
    started_by      bigint not null,
    started_at      timestamptz not null,
    ends_at         timestamptz not null
);
create table bihuan.notice_drill_person (
    drill_id        bigint not null references bihuan.notice_drill on delete cascade,
    person_id       bigint not null,
    organisation_id bigint not null,
    confirmed_at    timestamptz,
    primary key (drill_id, person_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['notice_channel', 'notice_contact', 'notice_preference', 'notice_delivery',
        'notice_duty', 'notice_drill', 'notice_drill_person']
    loop
        execute format('alter table bihuan.%I enable row level security', name);
        execute format('alter table bihuan.%I force row level security', name);
        execute format('create policy scope on bihuan.%I using (bihuan.sees_organisation(organisation_id))', name);
    end loop;
end
$$;
