package org.postern.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Whether a host is the machine on which this server runs. */
public final class ThisMachine {

    private static final Pattern ADDRESS =
            Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F.]*:[0-9a-fA-F:.]*]?");

    private ThisMachine() {}

    /**
     * Whether it is {@code localhost} or a loopback address. No other name is looked up: whoever
     * answers for it could say that it is here.
     */
    public static boolean is(String host) {
        return host.equals("localhost") || ADDRESS.matcher(host).matches() && isLoopback(host);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
