package io.bihuan.server.notice.channel;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says which hosts may be connected to on an administrator's word: those of the public Internet, and inner ones that
 * the operator of the installation allows by setting. Otherwise a channel could be used to knock at doors inside
 * (server-side request forgery). What is checked is the very address that is then connected to, so a name that
 * resolves differently a moment later gains nothing.
 */
@Component
class AddressGuard {

    /** Networks that are not the public Internet: RFC 6890 and its registries, both versions. */
    private static final List<Network> INNER = List.of(
            Network.of("0.0.0.0/8"),
            Network.of("10.0.0.0/8"),
            Network.of("100.64.0.0/10"),
            Network.of("127.0.0.0/8"),
            Network.of("169.254.0.0/16"),
            Network.of("172.16.0.0/12"),
            Network.of("192.0.0.0/24"),
            Network.of("192.0.2.0/24"),
            Network.of("192.88.99.0/24"),
            Network.of("192.168.0.0/16"),
            Network.of("198.18.0.0/15"),
            Network.of("198.51.100.0/24"),
            Network.of("203.0.113.0/24"),
            Network.of("224.0.0.0/3"),
            Network.of("::/8"),
            Network.of("64:ff9b::/96"),
            Network.of("64:ff9b:1::/48"),
            Network.of("100::/64"),
            Network.of("2001::/23"),
            Network.of("2001:db8::/32"),
            Network.of("2002::/16"),
            Network.of("fc00::/7"),
            Network.of("fe80::/10"),
            Network.of("fec0::/10"),
            Network.of("ff00::/8"));

    private final Set<String> names = new HashSet<>();
    private final List<Network> networks = new ArrayList<>();

    /**
     * Reads the operator's list.
     *
     * @param allowed names, addresses and networks such as {@code 192.168.8.0/24}, separated by commas
     */
    AddressGuard(@Value("${bihuan.notice.allow:}") String allowed) {
        for (String word : allowed.split(",")) {
            String entry = word.strip().toLowerCase(Locale.ROOT);
            if (!entry.isEmpty()) {
                if (isLiteral(entry)) {
                    networks.add(Network.of(entry));
                } else {
                    names.add(entry);
                }
            }
        }
    }

    private static boolean isLiteral(String entry) {
        return entry.contains(":") || entry.contains("/") || entry.matches("[0-9.]+");
    }

    /** Whether a host is named, or its address allowed, by the operator: plain HTTP is admitted only there. */
    boolean allowsByName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (names.contains(name)) {
            return true;
        }
        try {
            return isLiteral(name) && allows(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * The addresses of a host, all of which may be connected to.
     *
     * @throws RefusedAddress when one of them may not
     * @throws UnknownHostException when it has none
     */
    InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!names.contains(host.toLowerCase(Locale.ROOT))) {
            for (InetAddress address : addresses) {
                check(host, address);
            }
        }
        return addresses;
    }

    /**
     * Refuses an address that may not be connected to.
     *
     * @throws RefusedAddress naming the host, not the address it resolved to
     */
    void check(String host, InetAddress address) throws RefusedAddress {
        if (isInner(address) && !allows(address) && !names.contains(host.toLowerCase(Locale.ROOT))) {
            throw new RefusedAddress(host);
        }
    }

    private boolean allows(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    static boolean isInner(InetAddress address) {
        return INNER.stream().anyMatch(network -> network.contains(address));
    }

    /** A host that is inside. */
    static final class RefusedAddress extends UnknownHostException {

        RefusedAddress(String host) {
            super(host);
        }
    }

    /** Addresses that begin with the same bits. */
    private record Network(byte[] start, int bits) {

        static Network of(String text) {
            String[] parts = text.split("/", 2);
            try {
                byte[] start = InetAddress.getByName(parts[0]).getAddress();
                int bits = parts.length == 1 ? start.length * 8 : Integer.parseInt(parts[1]);
                if (bits < 0 || bits > start.length * 8) {
                    throw new IllegalArgumentException("No network: " + text);
                }
                return new Network(start, bits);
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException(
                        "No address or network: " + text + ". Write 10.1.2.3 or 10.1.0.0/16 in notice.allow.", e);
            }
        }

        boolean contains(InetAddress address) {
            byte[] other = address instanceof Inet4Address || address instanceof Inet6Address
                    ? address.getAddress()
                    : new byte[0];
            if (other.length != start.length) {
                return false;
            }
            int shift = start.length * 8 - bits;
            return new BigInteger(1, other).shiftRight(shift).equals(new BigInteger(1, start).shiftRight(shift));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Network network && bits == network.bits && Arrays.equals(start, network.start);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(start) + bits;
        }
    }
}
