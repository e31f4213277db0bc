package io.bihuan.server.paper.form;

/**
 * A picture to put into a form.
 *
 * @param content PNG or JPEG
 * @param extension {@code png} or {@code jpeg}
 */
record Picture(byte[] content, String extension, int widthPixels, int heightPixels) {}
