package io.bihuan.server.notice.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1"
            })
    void refusesInnerAddress(String address) throws UnknownHostException {
        assertThat(AddressGuard.isInner(InetAddress.getByName(address))).isTrue();
        assertThatThrownBy(() -> new AddressGuard("").resolve(address))
                .isInstanceOf(AddressGuard.RefusedAddress.class)
                .hasMessage(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2400:3200::1"})
    void admitsPublicAddress(String address) throws UnknownHostException {
        assertThat(new AddressGuard("").resolve(address)).hasSize(1);
    }

    @Test
    void admitsWhatTheOperatorAllows() throws UnknownHostException {
        var guard = new AddressGuard("10.1.2.3, 192.168.8.0/24,localhost");

        assertThat(guard.resolve("10.1.2.3")).hasSize(1);
        assertThat(guard.resolve("192.168.8.77")).hasSize(1);
        assertThat(guard.resolve("localhost")).isNotEmpty();
        assertThatThrownBy(() -> guard.resolve("192.168.9.1")).isInstanceOf(AddressGuard.RefusedAddress.class);
        assertThatThrownBy(() -> guard.resolve("10.1.2.4")).isInstanceOf(AddressGuard.RefusedAddress.class);
    }

    @Test
    void refusesNameThatResolvesInside() {
        assertThatThrownBy(() -> new AddressGuard("").resolve("localhost"))
                .isInstanceOf(AddressGuard.RefusedAddress.class);
    }

    @Test
    void refusesListThatCannotBeRead() {
        assertThatThrownBy(() -> new AddressGuard("10.0.0.0/99"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.0/99");
    }
}
