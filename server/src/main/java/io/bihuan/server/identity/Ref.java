package io.bihuan.server.identity;

/** A thing by number and name, as the interface shows things it refers to. */
public record Ref(long id, String name) {}
