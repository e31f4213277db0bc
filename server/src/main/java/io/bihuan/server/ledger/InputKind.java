package io.bihuan.server.ledger;

/** How an input is written. All come as text; several of something are separated by commas. */
enum InputKind {
    TEXT,
    CHOICE,
    /** ISO day */
    DATE,
    /** ISO instant in UTC */
    DATETIME,
    NUMBER,
    BOOLEAN,
    /** id of an organisation */
    ORGANISATION,
    ORGANISATIONS,
    /** id of a person */
    PERSON,
    PERSONS,
    /** a time limit such as {@code 5wd} */
    LIMIT,
    /** id of a case in view */
    CASE,
    /** id of a filing condition of the case's type */
    CONDITION
}
