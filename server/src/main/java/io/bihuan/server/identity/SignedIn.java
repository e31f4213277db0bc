package io.bihuan.server.identity;

/** A principal that knows its viewer. */
public interface SignedIn {

    /** The viewer behind this principal. */
    Viewer viewer();
}
