-- Steps of cases of which somebody may have to be told: written in the step's transaction, looked at right afterwards
-- under the system's scope, because whoever took the step may see neither the other side nor, any more, the case.
create table bihuan.case_news (
    id      bigint generated always as identity primary key,
    case_id bigint not null,
    action  text not null
);
alter table bihuan.case_news enable row level security;
alter table bihuan.case_news force row level security;
create policy case_news_write on bihuan.case_news for insert
    with check (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
create policy case_news_read on bihuan.case_news for select using (bihuan.sees_everything());
create policy case_news_lock on bihuan.case_news for update using (bihuan.sees_everything());
create policy case_news_done on bihuan.case_news for delete using (bihuan.sees_everything());

-- Addresses under which calendars read somebody's due times; the secret itself is shown once and kept nowhere.
create table bihuan.calendar_feed (
    person_id       bigint primary key,
    organisation_id bigint not null,
    hash            text not null unique,
    created_at      timestamptz not null,
    last_read_at    timestamptz
);
alter table bihuan.calendar_feed enable row level security;
alter table bihuan.calendar_feed force row level security;
create policy calendar_feed_scope on bihuan.calendar_feed using (bihuan.sees_organisation(organisation_id));
