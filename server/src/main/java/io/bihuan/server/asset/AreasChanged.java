package io.bihuan.server.asset;

/** The set of areas is not what it was. Published after the commit. */
public record AreasChanged() {}
