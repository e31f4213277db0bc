-- Which numbers of a day are taken is read from the cases themselves, once per type and day; see CaseNumbers. A row that
-- counts them made everybody who filed such a case wait for the commit of whoever filed before.
drop table bihuan.case_number;

-- Whoever files sees few of the cases, and must not give out again what any of them bears; the owner, as whom this runs,
-- sees all. A part of a number is not an equality: below row-level security it would not be found by the index.
do $$
begin
    execute format('create policy ledger_case_owner on bihuan.ledger_case for select to %I using (true)', current_user);
end
$$;
create function bihuan.case_numbers(beginning text) returns integer[]
  language sql stable strict security definer
  set search_path = bihuan set plan_cache_mode = force_custom_plan
  begin atomic
    select array(select cast(substr(number, length(beginning) + 1) as integer) from bihuan.ledger_case
      where number >= beginning || '0' and number <= beginning || '999999999'
        and substr(number, length(beginning) + 1) ~ '^[0-9]{1,9}$');
  end;
revoke execute on function bihuan.case_numbers from public;
grant execute on function bihuan.case_numbers to bihuan_app;
