-- The words of a million cases, looked up by their index; as for parts of numbers and titles, see cases_with_part.
do $$
begin
    execute format('create policy case_search_owner on bihuan.case_search for select to %I using (true)', current_user);
end
$$;
create function bihuan.cases_with_words(words text, most integer) returns bigint[]
  language sql stable strict security definer
  set search_path = bihuan set plan_cache_mode = force_custom_plan
  begin atomic
    select case when cardinality(ids) <= most then ids end
    from (select array(select s.case_id from bihuan.case_search s
      where s.words @@ cast(cases_with_words.words as tsquery) limit most + 1) as ids) as found;
  end;
revoke execute on function bihuan.cases_with_words from public;
grant execute on function bihuan.cases_with_words to bihuan_app;
