-- The words of each case: Chinese as pairs of characters, everything else as words. Kept by a worker that is seconds
-- behind; the queue is written in the transaction of the step, so nothing is forgotten.
create table bihuan.case_search (
    case_id bigint primary key references bihuan.ledger_case,
    words   tsvector not null
);
create index case_search_words on bihuan.case_search using gin (words);
alter table bihuan.case_search enable row level security;
alter table bihuan.case_search force row level security;
create policy case_search_scope on bihuan.case_search
    using (exists (select from bihuan.ledger_case c where c.id = case_id));

create table bihuan.case_search_queue (
    id      bigint generated always as identity primary key,
    case_id bigint not null
);
alter table bihuan.case_search_queue enable row level security;
alter table bihuan.case_search_queue force row level security;
create policy case_search_queue_scope on bihuan.case_search_queue
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');

-- What is there already waits to be read.
select set_config('bihuan.scope', 'all', true);
insert into bihuan.case_search_queue (case_id) select id from bihuan.ledger_case order by id;
