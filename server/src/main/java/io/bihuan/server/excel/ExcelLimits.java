package io.bihuan.server.excel;

/**
 * How much of a workbook is taken, so that a small file cannot fill the memory.
 *
 * @param fileBytes the largest file
 * @param unpackedBytes the most its parts may come to once unpacked
 * @param rows the most rows with content below the headings
 * @param columns columns looked at; further ones are ignored
 */
public record ExcelLimits(long fileBytes, long unpackedBytes, int rows, int columns) {

    /** For lists people fill in by hand: 10,000 rows of 200 columns, 20 MB, 300 MB unpacked. */
    public static final ExcelLimits USUAL = new ExcelLimits(20L << 20, 300L << 20, 10_000, 200);
}
