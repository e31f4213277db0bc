-- An import outlives the process: the file is kept until the import has ended, how far it is is written down, and the rows
-- it filed name it, so that after a restart it goes on where it was.
alter table bihuan.sheet_import
    add column file     bytea,
    add column language text not null default 'zh-CN',
    add column done     integer not null default 0,
    add column attempts integer not null default 0;
create index sheet_import_unfinished on bihuan.sheet_import (id) where state in ('WAITING', 'RUNNING');
alter table bihuan.sheet_import_row add column import_id bigint;
