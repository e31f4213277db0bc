export const messages = {
  zh: {
    title: '文书模板', find: { 'form-templates': '公文 通知书 整改通知书 Word' }, menu: '表格与文书', cases: '案卷', export: '导出 Excel（当前列表）', exported: '已导出', import: '从 Excel 导入', bulletin: '通报', importTitle: '从 Excel 导入案卷',
    step1: '选择类型，下载模板并填写', step2: '选择填好的文件', step3: '如何处理', template: '下载模板', fileHint: '.xlsx，一次最多 10,000 行', result: '结果',
    mode: { CHECK: '只检查，不登记', GOOD_ROWS: '登记无误的行，有误的退回', ALL_OR_NONE: '全部无误才登记，否则一行也不登记' },
    check: '检查', send: '导入', rows: '共 {n} 行', taken: '已登记 {n} 行', wouldTake: '可登记 {n} 行', known: '此前已登记 {n} 行', refused: '有误 {n} 行', noneTaken: '有误，一行也没有登记', failed: '导入没有完成，请重新上传同一文件：已登记的行不会重复', fetchResult: '下载逐行结果',
    forms: '文书', form: '文书', remark: '正文或备注（可不填）', seeDraft: '预览草稿', draft: '草稿', draftWord: '草稿（Word）', issue: '正式开具', issued: '已开具', issueHint: '正式开具后编文号，PDF 存入案卷材料并记入办理过程，不能撤销。', bulletinHint: '按当前列表的筛选条件统计各单位办理情况，最多 5,000 个案卷。',
    templatesHint: '下载模板，用 Word 修改后再上传；旧版本保留，可随时恢复自带模板。', addForm: '新增文书', word: '字号', about: '对象', aboutCase: '单个案卷', aboutList: '案卷列表', version: '版本', own: '第 {n} 版，{by}，{at}', shipped: '自带', fetch: '下载', replace: '上传', reset: '恢复自带', templateTaken: '模板已更换', templateDropped: '已恢复自带模板',
    names: '占位符', namesHint: '写在模板正文、表格、页眉页脚中。单独成段的 {open} 与 {close} 之间逐项重复；“?” 有内容才显示，“^” 没有才显示。写在表格一行首尾则重复该行。', key: '标识（小写字母、数字、连字符）', formName: '名称', wordFile: 'Word 文件（.docx）',
    search: '搜索', searchHint: '编号、标题、车牌、地点、内容、意见、材料名称、页面', nothing: '没有找到，换个词试试', page: '页面', searchKeys: '输入案卷里写过的任何内容，或页面名称，如“审计”“催办”。↑↓ 选择，回车打开，Esc 关闭。', place: { number: '编号', title: '标题', plate: '车牌', place: '地点', field: '内容', reason: '意见', evidence: '材料' },
  },
  en: {
    title: 'Form templates', find: { 'form-templates': 'documents Word' }, menu: 'Sheets & forms', cases: 'Cases', export: 'Export to Excel (this list)', exported: 'Exported', import: 'Import from Excel', bulletin: 'Bulletin', importTitle: 'Import cases from Excel',
    step1: 'Choose the type, fetch and fill in its template', step2: 'Choose the file', step3: 'What to do', template: 'Template', fileHint: '.xlsx, at most 10,000 rows at a time', result: 'result',
    mode: { CHECK: 'Only check, file nothing', GOOD_ROWS: 'File the good rows, give the others back', ALL_OR_NONE: 'File all rows or none' },
    check: 'Check', send: 'Import', rows: '{n} rows', taken: '{n} filed', wouldTake: '{n} can be filed', known: '{n} filed before', refused: '{n} with faults', noneTaken: 'There are faults; nothing was filed', failed: 'The import did not come to an end. Send the same file again: nothing is filed twice', fetchResult: 'Fetch the outcome row by row',
    forms: 'Forms', form: 'Form', remark: 'Text or remark (optional)', seeDraft: 'See a draft', draft: 'draft', draftWord: 'Draft (Word)', issue: 'Issue', issued: 'Issued', issueHint: 'It gets its official number; the PDF is kept with the case and its history and cannot be taken back.', bulletinHint: 'Counts by organisation over the list as it is filtered, at most 5,000 cases.',
    templatesHint: 'Fetch a template, change it in Word, send it back; old versions are kept, and the shipped one can be restored.', addForm: 'Add a form', word: 'Word of its number', about: 'About', aboutCase: 'One case', aboutList: 'A list of cases', version: 'Version', own: 'version {n}, {by}, {at}', shipped: 'shipped', fetch: 'Fetch', replace: 'Replace', reset: 'Restore', templateTaken: 'Template replaced', templateDropped: 'Shipped template restored',
    names: 'Placeholders', namesHint: 'For text, tables, headers and footers. Between {open} and {close} alone in their paragraphs everything is repeated for each item; with "?" it is shown when there is something, with "^" when there is nothing. At both ends of a table row they repeat the row.', key: 'Key (small letters, digits, hyphens)', formName: 'Name', wordFile: 'Word file (.docx)',
    search: 'Search', searchHint: 'Number, title, plate, place, content, reasons, files, pages', nothing: 'Nothing found; try another word', page: 'Page', searchKeys: 'Anything written in a case, or the name of a page such as “audit”. ↑↓ choose, Enter opens, Esc closes.', place: { number: 'Number', title: 'Title', plate: 'Plate', place: 'Place', field: 'Content', reason: 'Reason', evidence: 'File' },
  },
}
