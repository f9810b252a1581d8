package org.postern.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioEndpoint;

/** Hangs up on whoever has very many connections open already. */
class CountedEndpoint extends NioEndpoint {

    private volatile int most = Integer.MAX_VALUE;
    private volatile Predicate<String> unlimited = address -> false;

    /**
     * Sets the limit.
     *
     * @param most so many connections of one address, or of one household's
     * @param unlimited addresses that speak for many, such as a proxy's
     */
    void limit(int most, Predicate<String> unlimited) {
        this.unlimited = unlimited;
        this.most = most;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (hasTooMany(socket)) {
            // Tomcat itself hangs up only on whom it knows already.
            destroySocket(socket);
            return false;
        }
        return super.setSocketOptions(socket);
    }

    private boolean hasTooMany(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress from
                    && hasTooMany(from.getAddress().getHostAddress());
        } catch (IOException e) {
            return true;
        }
    }

    private boolean hasTooMany(String address) {
        if (connections.size() < most || unlimited.test(address)) {
            return false;
        }
        var network = Networks.of(address);
        return connections.values().stream()
                        .map(one -> one.getRemoteAddr())
                        .filter(other -> other != null && Networks.of(other).equals(network))
                        .limit(most)
                        .count()
                == most;
    }
}
