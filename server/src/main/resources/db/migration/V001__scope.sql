-- Whose rows a transaction may see. The application's connections run as bihuan_app, to which row-level security
-- applies; the owner of the tables only migrates. Every table gets its policy on bihuan.sees().
do $$
begin
  if not exists (select from pg_roles where rolname = 'bihuan_app') then
    create role bihuan_app nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then null;
end
$$;
-- A server shared with others may have granted the role beforehand; whoever makes it may grant it.
do $$
begin
  if not pg_has_role(current_user, 'bihuan_app', 'set') then
    execute format('grant bihuan_app to %I', current_user);
  end if;
end
$$;

grant usage on schema bihuan to bihuan_app;
alter default privileges in schema bihuan grant select, insert, update, delete on tables to bihuan_app;
alter default privileges in schema bihuan grant usage, select on sequences to bihuan_app;
alter default privileges in schema bihuan grant execute on functions to bihuan_app;

-- True when the scope written into this transaction covers a row of this organisation and grid. Without a scope,
-- nothing is seen. Written as one expression so that the planner can inline it.
create function bihuan.sees(organisation bigint, grid bigint) returns boolean
  language sql stable parallel safe
  return case current_setting('bihuan.scope', true)
    when 'all' then true
    when 'limited' then organisation = any (current_setting('bihuan.organisations')::bigint[])
      and case current_setting('bihuan.grids')
        when 'all' then true
        else coalesce(grid = any (current_setting('bihuan.grids')::bigint[]), false)
      end
    else false
  end;

-- True only for the system's own work and for people who see the whole city: for rows that belong to nobody.
create function bihuan.sees_everything() returns boolean
  language sql stable parallel safe
  return coalesce(current_setting('bihuan.scope', true) = 'all', false);
