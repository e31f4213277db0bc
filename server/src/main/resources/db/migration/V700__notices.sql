-- Words to people. A notice is written in the transaction of whatever it tells of; a worker spreads it to the people it
-- is for. The key makes it one notice however often it is sent.
create table bihuan.notice (
    id            bigint generated always as identity primary key,
    key           text not null unique check (length(key) between 1 and 200),
    event         text not null check (length(event) between 1 and 60),
    audience      text not null,
    title_zh      text not null,
    title_en      text not null,
    body_zh       text not null,
    body_en       text not null,
    link          text,
    even_off_duty boolean not null,
    at            timestamptz not null,
    written_at    timestamptz not null default now(),
    spread_at     timestamptz,
    reached       integer
);
create index notice_unspread on bihuan.notice (at) where spread_at is null;
comment on column bihuan.notice.reached is 'how many people it was for; 0 tells that nobody could be found';

-- Whoever works may send; only the system reads what was sent and to whom.
alter table bihuan.notice enable row level security;
alter table bihuan.notice force row level security;
create policy notice_send on bihuan.notice for insert
    with check (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
create policy notice_read on bihuan.notice for select using (bihuan.sees_everything());
create policy notice_spread on bihuan.notice for update using (bihuan.sees_everything());
create policy notice_forget on bihuan.notice for delete using (bihuan.sees_everything());

create table bihuan.notice_inbox (
    id              bigint generated always as identity primary key,
    notice_id       bigint not null,
    person_id       bigint not null,
    organisation_id bigint not null,
    event           text not null,
    title_zh        text not null,
    title_en        text not null,
    body_zh         text not null,
    body_en         text not null,
    link            text,
    at              timestamptz not null,
    read_at         timestamptz,
    unique (notice_id, person_id)
);
create index notice_inbox_person on bihuan.notice_inbox (person_id, at desc, id desc);
create index notice_inbox_unread on bihuan.notice_inbox (person_id) where read_at is null;
alter table bihuan.notice_inbox enable row level security;
alter table bihuan.notice_inbox force row level security;
create policy notice_inbox_scope on bihuan.notice_inbox using (bihuan.sees_organisation(organisation_id));
