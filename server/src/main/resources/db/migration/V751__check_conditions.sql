-- Under which filing condition a failed item opens its case, as the checklist fixes it or whoever checked chose it; and
-- what it was called on that day.
alter table bihuan.check_finding
    add column condition_id bigint,
    add column condition text;
