package io.bihuan.codec.jt808;

/** Driver card, driving recorder and waybill (clauses 8.45 to 8.48). */
public sealed interface DriverMessage extends Jt808Message
        permits T0700RecorderData,
                T0701Waybill,
                T0702DriverIdentity,
                T8700RecorderQuery,
                T8701RecorderSettings,
                T8702QueryDriver {}
