package org.postern.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMask;

/**
 * The reverse proxies before this server.
 *
 * @param networks addresses in CIDR notation; empty where there is none
 */
record Proxies(List<String> networks) {

    // A name is refused: whoever answers for it could say who a request comes from.
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]+(/[0-9]{1,3})?");

    /**
     * Reads addresses or networks with commas between.
     *
     * @throws TransportRefused where one is neither
     */
    static Proxies parse(String typed) {
        return new Proxies(
                Arrays.stream(typed.split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(Proxies::network)
                        .toList());
    }

    private static String network(String typed) {
        try {
            if (ADDRESS.matcher(typed).matches()) {
                var network =
                        typed.contains("/")
                                ? typed
                                : typed + (typed.contains(":") ? "/128" : "/32");
                new NetMask(network);
                return network;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new TransportRefused(
                "postern.proxy holds '%s', which is no address. Give the proxy's address, such as"
                                .formatted(typed)
                        + " 10.0.0.5, or its network, such as 10.0.0.0/24.");
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether an address is one of theirs. */
    boolean hold(String address) {
        try {
            var one = InetAddress.getByName(address);
            return networks.stream().map(NetMask::new).anyMatch(mask -> mask.matches(one));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether every one is on this machine. */
    boolean areHere() {
        return networks.stream().map(one -> one.replaceFirst("/.*", "")).allMatch(ThisMachine::is);
    }

    /** These and this machine itself, with commas between. */
    String andThisMachine() {
        return Stream.concat(Stream.of("127.0.0.0/8", "::1/128"), networks.stream())
                .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return String.join(",", networks);
    }
}
