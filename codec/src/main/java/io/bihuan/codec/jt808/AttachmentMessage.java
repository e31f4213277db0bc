package io.bihuan.codec.jt808;

/** Files that belong to active-safety alarms (T/JSATL 12, clauses 4.5 and 4.6). */
public sealed interface AttachmentMessage extends Jt808Message
        permits T1210FileList, T1211FileStart, T1212FileEnd, T9208FileRequest, T9212FileEndAck {}
