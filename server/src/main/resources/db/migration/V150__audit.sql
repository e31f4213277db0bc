-- Who did what. Rows can be added, never changed or taken away, by the application's role.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id bigint,
  person_name text not null,
  organisation_id bigint,
  action text not null,
  subject text not null,
  details jsonb not null,
  address text
);
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_person on audit_entry (person_id, at desc);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_read on audit_entry for select using (bihuan.sees(organisation_id, null));
create policy audit_add on audit_entry for insert with check (true);
revoke update, delete, truncate on audit_entry from bihuan_app;
