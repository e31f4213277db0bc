package io.bihuan.server.ledger;

/** A case in one line. */
public record CaseRef(long id, String number) {}
