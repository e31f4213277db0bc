/** Forms and bulletins from Word templates, as DOCX and PDF. */
@NullMarked
package io.bihuan.server.paper.form;

import org.jspecify.annotations.NullMarked;
