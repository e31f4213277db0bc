-- What a case waits for besides its next step, read from the facts it is written with, so that desks and lists find it
-- without opening every case: urge, extension, appeal, and signature:<person> for everybody who has still to sign.
create function bihuan.case_waiting(facts text) returns text[]
  language sql immutable parallel safe
  return case when facts ~ '"(urges|extensions|appeal|signers)":\{' then nullif(array(
    select 'urge' where exists (
      select 1 from jsonb_each(coalesce(facts::jsonb -> 'urges', '{}')) e where not e.value ? 'reply')
    union all
    select 'extension' where exists (
      select 1 from jsonb_each(coalesce(facts::jsonb -> 'extensions', '{}')) e where e.value ->> 'state' = 'ASKED')
    union all
    select 'appeal' where facts::jsonb #>> '{appeal,state}' = 'ASKED'
    union all
    select 'signature:' || e.key from jsonb_each(coalesce(facts::jsonb -> 'signers', '{}')) e
      where not e.value ? 'signedAt'), '{}') end;

alter table bihuan.ledger_case add column waiting text[] generated always as (bihuan.case_waiting(facts)) stored;
create index ledger_case_waiting on bihuan.ledger_case using gin (waiting) where waiting is not null;
