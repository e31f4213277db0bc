package io.bihuan.codec.jt808;

/** Pass-through data, compressed data and keys (clauses 8.62 to 8.66). */
public sealed interface DataMessage extends Jt808Message
        permits T0900TransparentUp, T0901CompressedData, T0A00TerminalKey, T8900TransparentDown, T8A00PlatformKey {}
