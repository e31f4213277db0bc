package io.bihuan.benchmarks.ledger;

import java.time.Duration;

/**
 * In what a copied case differs from the one it was copied from.
 *
 * @param caseId its row
 * @param number its number
 * @param organisation who owns and handles it
 * @param road the name of the road it lies on
 * @param earlier how much earlier everything in it happened
 */
record Copied(long caseId, String number, long organisation, String road, Duration earlier) {}
