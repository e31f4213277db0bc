-- Lists of a big city's ledger: what a person may see is worked out once for a query and not once for each of a million
-- cases, and every order a list can be sorted in has its index.

-- The scope of a transaction in pieces, each for one look-up per query: (select bihuan.scope_organisations()).
create function bihuan.scope_organisations() returns bigint[]
  language sql stable parallel safe
  return case when current_setting('bihuan.scope', true) = 'limited'
    then current_setting('bihuan.organisations')::bigint[] else '{}' end;
-- Null when every grid is in scope.
create function bihuan.scope_grids() returns bigint[]
  language sql stable parallel safe
  return case when coalesce(current_setting('bihuan.grids', true), 'all') <> 'all'
    then current_setting('bihuan.grids')::bigint[] end;

drop policy ledger_case_scope on bihuan.ledger_case;
create policy ledger_case_scope on bihuan.ledger_case
    using (case when confidential
        then (select bihuan.person()) = any (reader_ids)
            or (select bihuan.person() = 0 and bihuan.sees_everything())
        else (select bihuan.sees_everything())
            or ((organisation_id = any ((select bihuan.scope_organisations())::bigint[])
                    or handler_organisation_id = any ((select bihuan.scope_organisations())::bigint[])
                    or assisting_organisation_ids && (select bihuan.scope_organisations()))
                and ((select bihuan.scope_grids()) is null
                    or coalesce(grid_id = any ((select bihuan.scope_grids())::bigint[]), false)))
        end);

create index ledger_case_updated on bihuan.ledger_case (updated_at desc, id);
create index ledger_case_due_order on bihuan.ledger_case (due_at, id);
create index ledger_case_type_order on bihuan.ledger_case (type, filed_at desc, id);
create index ledger_case_closed_at on bihuan.ledger_case (closed_at desc, id) where closed;
create index ledger_case_organisation_open on bihuan.ledger_case (organisation_id, due_at) where not closed;
create index ledger_case_handler_open on bihuan.ledger_case (handler_organisation_id, due_at) where not closed;
create index ledger_case_severity_open on bihuan.ledger_case (severity, due_at) where not closed;
