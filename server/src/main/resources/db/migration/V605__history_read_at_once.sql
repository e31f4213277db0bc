-- Whoever works for the system sees every step; asked once for a query and not once for each of ten million rows.
drop policy case_event_scope on bihuan.case_event;
create policy case_event_scope on bihuan.case_event
    using ((select bihuan.sees_everything() and coalesce(current_setting('bihuan.person', true), '') = '0')
        or exists (select from bihuan.ledger_case c where c.id = case_id));
