-- Who stands around a case beyond its owner and its handler, and how cases hang together.
alter table bihuan.ledger_case
    add column parent_id                  bigint,
    add column origin_id                  bigint,
    add column filer_id                   bigint,
    add column assisting_organisation_ids bigint[],
    add column reader_ids                 bigint[],
    add column confidential               boolean not null default false,
    add column urgency                    text not null default 'normal',
    add column listed                     smallint,
    add column condition_id               bigint,
    add column exempted                   boolean not null default false,
    add check (not confidential or reader_ids is not null);
comment on column bihuan.ledger_case.parent_id is 'the case this one is a part of';
comment on column bihuan.ledger_case.origin_id is 'the case this one came out of';
create index ledger_case_parent on bihuan.ledger_case (parent_id) where parent_id is not null;
create index ledger_case_origin on bihuan.ledger_case (origin_id) where origin_id is not null;
create index ledger_case_assisting on bihuan.ledger_case using gin (assisting_organisation_ids)
    where assisting_organisation_ids is not null;
create index ledger_case_readers on bihuan.ledger_case using gin (reader_ids) where confidential;

-- The person on whose behalf a transaction runs; 0 for the system itself, -1 for nobody.
create function bihuan.person() returns bigint
  language sql stable parallel safe
  return coalesce(nullif(current_setting('bihuan.person', true), ''), '-1')::bigint;

-- Whether a row of this grid that concerns several organisations is in view.
create function bihuan.sees_any(organisations bigint[], grid bigint) returns boolean
  language sql stable parallel safe
  return case current_setting('bihuan.scope', true)
    when 'all' then true
    when 'limited' then organisations && current_setting('bihuan.organisations')::bigint[]
      and case current_setting('bihuan.grids')
        when 'all' then true
        else coalesce(grid = any (current_setting('bihuan.grids')::bigint[]), false)
      end
    else false
  end;

-- A confidential case is seen by the people named on it and by the system's own work, by nobody else, not even by those
-- who see the whole city.
drop policy ledger_case_scope on bihuan.ledger_case;
create policy ledger_case_scope on bihuan.ledger_case
    using (case when confidential
        then bihuan.person() = any (reader_ids) or (bihuan.person() = 0 and bihuan.sees_everything())
        else bihuan.sees(organisation_id, grid_id)
            or (handler_organisation_id is not null and bihuan.sees(handler_organisation_id, grid_id))
            or (assisting_organisation_ids is not null and bihuan.sees_any(assisting_organisation_ids, grid_id))
        end);
