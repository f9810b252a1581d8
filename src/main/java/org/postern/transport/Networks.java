package org.postern.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** By what visitors are told apart for limits by address. */
public final class Networks {

    private Networks() {}

    /**
     * An IPv4 address as it is, or the first half of an IPv6 one, of which every household has the
     * whole second half to itself.
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8);
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
