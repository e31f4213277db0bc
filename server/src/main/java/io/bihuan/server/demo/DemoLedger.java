package io.bihuan.server.demo;

import org.springframework.stereotype.Component;

/** The demo city's part beside its vehicles: bodies and people, registers, cases of every shipped type. */
@Component
class DemoLedger {

    private final SampleCast cast;
    private final DemoRegisters registers;
    private final DemoWalks walks;

    DemoLedger(SampleCast cast, DemoRegisters registers, DemoWalks walks) {
        this.cast = cast;
        this.registers = registers;
        this.walks = walks;
    }

    /** Adds the bodies and people who are missing. */
    void bringPeopleIn(String password) {
        cast.bringIn(password);
    }

    /** Writes registers and cases; returns how many cases that made. */
    int write() {
        registers.write();
        return walks.write();
    }
}
