package io.bihuan.server.identity;

/** What an organisation is. */
public enum OrganisationKind {
    /** The root of the tree. */
    CITY,
    /** A public body that supervises. */
    DEPARTMENT,
    /** A company; hangs below the department that supervises it. */
    ENTERPRISE,
    /** A part of a department or a company. */
    TEAM
}
