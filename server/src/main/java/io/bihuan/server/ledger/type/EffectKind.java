package io.bihuan.server.ledger.type;

import java.util.Locale;

/** What an action can do beyond leading to a stage. Each kind is carried out by one {@code Effect}. */
public enum EffectKind {
    PAUSE,
    RESUME,
    SUSPEND,
    RESTORE,
    REQUEST_EXTENSION,
    APPROVE_EXTENSION,
    REFUSE_EXTENSION,
    URGENCY,
    APPEAL,
    REVIEW_APPEAL,
    /** to another organisation that is to handle the case */
    TRANSFER,
    /** further organisations that help the handler */
    ASSIST,
    UNASSIST,
    /** a part of the case as a case of its own, without which this one is not done */
    SPLIT,
    /** another case that comes out of this one */
    FOLLOW_UP,
    NAME_SIGNERS,
    SIGN,
    /** 催办 */
    URGE,
    REPLY_URGE,
    /** 批示 */
    INSTRUCT,
    /** 挂牌督办 */
    LIST,
    DELIST,
    /** who may see a confidential case */
    NAME_READERS,
    /** another severity, and with it another limit */
    SEVERITY,
    /** ends the case as a duplicate of another */
    JOIN;

    /** As it is written in a case type's file: {@code request-extension}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
