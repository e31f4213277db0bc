-- Lists over a million cases. Each order a list comes in has an index that carries what lists are limited by, so that
-- rows which do not fit are passed over within the index, without opening them.
drop index bihuan.ledger_case_filed;
drop index bihuan.ledger_case_due_order;
drop index bihuan.ledger_case_updated;
drop index bihuan.ledger_case_closed_at;
drop index bihuan.ledger_case_type_order;
create index ledger_case_by_filing on bihuan.ledger_case
    (filed_at desc, id desc, closed, severity, stage, type, organisation_id, due_at);
create index ledger_case_by_due on bihuan.ledger_case
    (due_at, id, filed_at, closed, severity, stage, type, organisation_id);
create index ledger_case_by_change on bihuan.ledger_case
    (updated_at desc, id, filed_at, closed, severity, stage, type, organisation_id);
create index ledger_case_by_close on bihuan.ledger_case
    (closed_at desc nulls last, id, filed_at, severity, type, organisation_id) where closed;
create index ledger_case_by_due_backwards on bihuan.ledger_case (due_at desc nulls last, id);
create index ledger_case_listed on bihuan.ledger_case (listed, due_at) where listed is not null;
create index ledger_case_urgent on bihuan.ledger_case (urgency, due_at) where urgency <> 'normal';
-- What somebody can bring forward is a matter of type and stage together.
create index ledger_case_open_step on bihuan.ledger_case ((type || '/' || stage), due_at, id) where not closed;

-- Parts of numbers, titles and plates are found by their letters: each Chinese character, each pair with one, and each
-- three letters or digits in a row. PostgreSQL's own trigrams need three characters, where most Chinese words have two.
create function bihuan.grams(words text) returns text[]
  language sql immutable strict parallel safe
  return (select coalesce(array_agg(distinct gram), '{}') from (
    select unnest(case when one > '~' then array[one, one || two]
                       when two > '~' then array[one || two]
                       else array[one || two || three] end) as gram
    from (select one, lead(one) over (order by place) as two, lead(one, 2) over (order by place) as three
          from unnest(string_to_array(lower(words), null)) with ordinality as letters(one, place)) as runs) as grams
    where gram is not null);

-- Apart from the case, whose row is written anew with every step.
create table bihuan.case_gram (
    case_id bigint primary key references bihuan.ledger_case,
    grams   text[] not null
);
alter table bihuan.case_gram enable row level security;
alter table bihuan.case_gram force row level security;
create policy case_gram_scope on bihuan.case_gram for select
    using (exists (select from bihuan.ledger_case c where c.id = case_id));
-- Written by the trigger alone, in the scope of whoever files.
create policy case_gram_written on bihuan.case_gram for insert
    with check (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
create policy case_gram_rewritten on bihuan.case_gram for update
    using (coalesce(nullif(current_setting('bihuan.scope', true), ''), 'none') <> 'none');
revoke delete on bihuan.case_gram from bihuan_app;

create function bihuan.keep_grams() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into bihuan.case_gram (case_id, grams)
          values (new.id, bihuan.grams(concat_ws(E'\n', new.number, new.title, new.plate)));
    else
        update bihuan.case_gram set grams = bihuan.grams(concat_ws(E'\n', new.number, new.title, new.plate))
          where case_id = new.id;
    end if;
    return null;
end
$$;
create trigger ledger_case_filed after insert on bihuan.ledger_case
    for each row execute function bihuan.keep_grams();
create trigger ledger_case_renamed after update on bihuan.ledger_case for each row
    when ((old.number, old.title, old.plate) is distinct from (new.number, new.title, new.plate))
    execute function bihuan.keep_grams();

-- An index on what is not an equality is not used where row-level security stands before it. This function looks into
-- the index as the owner, to whom everything is open, and tells no more than which cases have the words; whoever asks joins
-- them with the cases, where the scope is judged. Null when there are more than most: then the words are so common that
-- going through the cases in their order finds enough of them soon.
do $$
begin
    execute format('create policy case_gram_owner on bihuan.case_gram for select to %I using (true)', current_user);
end
$$;
create function bihuan.cases_with_part(part text, most integer) returns bigint[]
  language sql stable strict security definer
  set search_path = bihuan set plan_cache_mode = force_custom_plan
  begin atomic
    select case when cardinality(ids) <= most then ids end
    from (select array(select case_id from bihuan.case_gram where grams @> bihuan.grams(part) limit most + 1) as ids) as found;
  end;
revoke execute on function bihuan.cases_with_part from public;
grant execute on function bihuan.cases_with_part to bihuan_app;

select set_config('bihuan.scope', 'all', true);
select set_config('bihuan.person', '0', true);
insert into bihuan.case_gram (case_id, grams)
  select id, bihuan.grams(concat_ws(E'\n', number, title, plate)) from bihuan.ledger_case;
create index case_gram_grams on bihuan.case_gram using gin (grams);
analyze bihuan.case_gram;
