-- Under what a case is filed: each condition with its own closing condition and limit. The city keeps one table.
create table bihuan.filing_condition (
    id                bigint generated always as identity primary key,
    type              text not null,
    code              text not null check (code <> ''),
    category          text,
    subcategory       text,
    name              text not null check (name <> ''),
    filing            text,
    closing           text,
    limit_normal      text,
    limit_urgent      text,
    limit_very_urgent text,
    source            text,
    mark              text,
    organisation_id   bigint not null default 1,
    grid_id           bigint,
    updated_at        timestamptz not null default now(),
    retired_at        timestamptz,
    unique (type, code)
);
alter table bihuan.filing_condition enable row level security;
alter table bihuan.filing_condition force row level security;
create policy seen_by_everyone on bihuan.filing_condition for select
    using (current_setting('bihuan.scope', true) in ('all', 'limited'));
create policy changed_by_city on bihuan.filing_condition using (bihuan.sees_everything());

select set_config('bihuan.scope', 'all', true);
insert into bihuan.filing_condition (type, code, category, subcategory, name, filing, closing, limit_normal, limit_urgent,
  limit_very_urgent, source, mark) values
 ('city-case', 'BJ-JG-01', '部件', '井盖', '井盖缺失、移位或断裂，有危险', '井盖缺失、移位、断裂，危及行人车辆', '恢复并消除危险', '2h', '2h', '1h', '示例，各城市按本地立案标准修改', 'M'),
 ('city-case', 'BJ-JG-02', '部件', '井盖', '井盖破损', '井盖破损面积较大，暂无危险', '更换或修复', '4h', '4h', '2h', '示例，各城市按本地立案标准修改', 'M'),
 ('city-case', 'BJ-JG-03', '部件', '井盖', '井盖噪声或翻动', '车辆经过有明显噪声或翻动', '修复', '2d', '1d', '4h', '示例，各城市按本地立案标准修改', 'M'),
 ('city-case', 'BJ-JG-04', '部件', '井盖', '井周路面破损', '井周路面破损或有高差', '修复平整', '5wd', '3wd', '1d', '示例，各城市按本地立案标准修改', 'M'),
 ('city-case', 'BJ-LD-01', '部件', '路灯', '路灯不亮', '夜间应亮未亮', '恢复照明', '1d', '1d', '4h', '示例，各城市按本地立案标准修改', 'M'),
 ('city-case', 'BJ-LH-01', '部件', '行道树', '行道树缺株', '行道树死亡或缺株', '补种成活', '15wd', '10wd', '5wd', '示例，各城市按本地立案标准修改；栽植季节另计', 'M'),
 ('city-case', 'SJ-HW-01', '事件', '市容环境', '暴露垃圾', '公共场所有暴露垃圾', '清理干净', '4h', '2h', '1h', '示例，各城市按本地立案标准修改', 'M'),
 ('city-case', 'SJ-HW-02', '事件', '市容环境', '道路遗撒', '车辆遗撒污染路面', '清理干净', '2h', '2h', '1h', '示例，各城市按本地立案标准修改', 'M'),
 ('city-case', 'SJ-JX-01', '事件', '街面秩序', '占道经营', '占用道路摆摊经营', '清除占道', '2wh', '2wh', '1h', '示例，各城市按本地立案标准修改', 'M'),
 ('city-case', 'SJ-SG-01', '事件', '施工管理', '工地扬尘', '施工现场未落实抑尘措施', '落实措施', '1d', '4h', '2h', '示例，各城市按本地立案标准修改', 'M'),
 ('citizen-report', 'SM-01', '市民上报', '道路设施', '道路或设施损坏', '市民反映道路或公共设施损坏', '修复或答复', '5wd', '2wd', '1d', '示例，各城市按本地立案标准修改', 'M'),
 ('citizen-report', 'SM-02', '市民上报', '环境卫生', '环境卫生问题', '市民反映垃圾、异味、污水', '清理或答复', '2wd', '1wd', '4h', '示例，各城市按本地立案标准修改', 'M'),
 ('citizen-report', 'SM-03', '市民上报', '安全隐患', '公共安全隐患', '市民反映危及安全的情形', '消除隐患', '1d', '4h', '2h', '示例，各城市按本地立案标准修改', 'M');

-- 回头看: a task of its own after a case was closed.
create table bihuan.look_back (
    id           bigint generated always as identity primary key,
    case_id      bigint not null references bihuan.ledger_case,
    type         text not null,
    round        integer not null check (round > 0),
    due_from     timestamptz not null,
    due_at       timestamptz not null,
    result       text check (result in ('HELD', 'CAME_BACK', 'NEVER_DONE')),
    note         text,
    done_by_id   bigint,
    done_by_name text,
    done_at      timestamptz,
    cancelled_at timestamptz,
    check ((result is null) = (done_at is null))
);
create index look_back_case on bihuan.look_back (case_id);
create index look_back_open on bihuan.look_back (type, due_from) where result is null and cancelled_at is null;
alter table bihuan.look_back enable row level security;
alter table bihuan.look_back force row level security;
create policy look_back_scope on bihuan.look_back
    using (exists (select from bihuan.ledger_case c where c.id = case_id));
revoke delete on bihuan.look_back from bihuan_app;

-- What a file is, when it was to be taken, and what a photo says of itself.
alter table bihuan.case_evidence
    add column kind              text check (kind in ('signature', 'reading')),
    add column moment            text check (moment in ('before', 'after')),
    add column taken_at          timestamptz,
    add column longitude_degrees double precision,
    add column latitude_degrees  double precision;

-- For counting recurrences and finding duplicates.
create index ledger_case_type_filed on bihuan.ledger_case (type, filed_at desc);
create index ledger_case_place on bihuan.ledger_case (type, latitude_degrees, longitude_degrees)
    where latitude_degrees is not null;
create index ledger_case_unit on bihuan.ledger_case (type, organisation_id, filed_at desc);
create index ledger_case_condition on bihuan.ledger_case (condition_id, filed_at desc) where condition_id is not null;
