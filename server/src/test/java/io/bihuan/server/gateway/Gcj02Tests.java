package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gcj02Tests {

    @ParameterizedTest
    @CsvSource({
        "39.915, 116.404, 39.91640428150164, 116.41024449916938",
        "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
        "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
        "39.911954, 116.377817, 39.91334545536069, 116.38404722455657"
    })
    void shiftsPublishedPositions(double latitude, double longitude, double shiftedLatitude, double shiftedLongitude) {
        Gcj02.Degrees shifted = Gcj02.fromWgs84(latitude, longitude);

        assertThat(shifted.latitude()).isCloseTo(shiftedLatitude, within(1e-9));
        assertThat(shifted.longitude()).isCloseTo(shiftedLongitude, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"39.915, 116.404", "31.1774276, 121.5272106", "22.543847, 113.912316", "52.97, 122.5", "3.9, 108.2"})
    void undoesItsOwnShift(double latitude, double longitude) {
        Gcj02.Degrees shifted = Gcj02.fromWgs84(latitude, longitude);
        Gcj02.Degrees back = Gcj02.toWgs84(shifted.latitude(), shifted.longitude());

        assertThat(back.latitude()).isCloseTo(latitude, within(1e-9));
        assertThat(back.longitude()).isCloseTo(longitude, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"48.85, 2.35", "-33.86, 151.2", "40.7, -74.0"})
    void leavesPositionsOutsideChinaAlone(double latitude, double longitude) {
        assertThat(Gcj02.toWgs84(latitude, longitude)).isEqualTo(new Gcj02.Degrees(latitude, longitude));
        assertThat(Gcj02.fromWgs84(latitude, longitude)).isEqualTo(new Gcj02.Degrees(latitude, longitude));
    }
}
