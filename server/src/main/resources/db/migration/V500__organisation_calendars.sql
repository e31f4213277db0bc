-- By which calendar an organisation works; without a row it follows the one above it. Whose office hours are which is no
-- secret; only who sees the whole city may change them.
create table bihuan.organisation_calendar (
    organisation_id bigint primary key references bihuan.organisation (id) on delete cascade,
    calendar        text not null check (calendar <> '')
);
alter table bihuan.organisation_calendar enable row level security;
alter table bihuan.organisation_calendar force row level security;
create policy organisation_calendar_scope on bihuan.organisation_calendar
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none')
    with check (bihuan.sees_everything());
