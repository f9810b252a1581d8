package org.postern.transport;

/** What is set about TLS, proxies or plain HTTP cannot be; its message says what to do. */
class TransportRefused extends IllegalStateException {

    TransportRefused(String message) {
        super(message);
    }
}
