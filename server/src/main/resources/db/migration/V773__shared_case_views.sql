-- Views can be shared with an organisation and those below it, or only with one role there.
alter table bihuan.case_view
    add column organisation_id bigint,
    add column role            text,
    add constraint case_view_role_within check (role is null or organisation_id is not null);
create index case_view_shared on bihuan.case_view (organisation_id) where organisation_id is not null;
