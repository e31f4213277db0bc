package io.bihuan.codec.jt808;

/** Positions, tracking and vehicle control (clauses 8.18 to 8.22, 8.33, 8.49, 8.50). */
public sealed interface PositionMessage extends Jt808Message
        permits T0200LocationReport,
                T0201LocationAnswer,
                T0500VehicleControlAnswer,
                T0704LocationBatch,
                T0705CanData,
                T8201QueryLocation,
                T8202TemporaryTracking,
                T8203ConfirmAlarm,
                T8500VehicleControl {}
