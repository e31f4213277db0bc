-- Who is signed in with a browser, so that a restart signs nobody out.
create table browser_session (
  hash text primary key,
  person_id bigint not null references person (id),
  person_version integer not null,
  began_at timestamptz not null,
  last_used_at timestamptz not null
);
comment on column browser_session.hash is 'SHA-256 of what the cookie holds, which itself is kept nowhere';
comment on column browser_session.person_version is 'person.version at log-in; a newer one ends the session';
create index browser_session_person on browser_session (person_id);
alter table browser_session enable row level security;
alter table browser_session force row level security;
-- For the platform's own work only: no viewer has business with other people's sessions, whatever they see.
create policy own_work on browser_session
  using (current_setting('bihuan.scope', true) = 'all' and current_setting('bihuan.person', true) = '0');
