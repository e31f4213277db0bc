package io.bihuan.server.paper.form;

import org.springframework.stereotype.Component;

/** What it takes to issue a form: its template, its words, the press, and the book of what went out. */
@Component
record FormDesk(FormTemplates templates, CaseValues values, FormPress press, IssuedForms issued) {}
