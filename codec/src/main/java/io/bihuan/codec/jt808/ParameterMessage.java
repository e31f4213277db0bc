package io.bihuan.codec.jt808;

/** Parameters, attributes, control and upgrade of a terminal (clauses 8.9 to 8.17). */
public sealed interface ParameterMessage extends Jt808Message
        permits T0104Parameters,
                T0107Attributes,
                T0108UpgradeResult,
                T8103SetParameters,
                T8104QueryParameters,
                T8105TerminalControl,
                T8106QuerySomeParameters,
                T8107QueryAttributes,
                T8108FirmwarePackage {}
