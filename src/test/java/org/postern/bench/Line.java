package org.postern.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection, asking as browsers do; much lighter than an HTTP client. */
class Line implements Closeable {

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Line(int port) {
        this.port = port;
    }

    Answer get(String path, String cookies) throws IOException {
        return send("GET", path, cookies, null);
    }

    Answer post(String path, String cookies, String form) throws IOException {
        return send("POST", path, cookies, form);
    }

    private Answer send(String method, String path, String cookies, @Nullable String form)
            throws IOException {
        var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        request.append("Host: localhost:").append(port).append("\r\nAccept-Encoding: gzip\r\n");
        request.append("Accept: text/html\r\nAccept-Language: en\r\n");
        if (!cookies.isEmpty()) {
            request.append("Cookie: ").append(cookies).append("\r\n");
        }
        if (form != null) {
            request.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ");
            request.append(form.length()).append("\r\n");
        }
        var bytes = request.append("\r\n").append(form == null ? "" : form).toString();
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
        }
        socket.getOutputStream().write(bytes.getBytes(UTF_8));
        return read(in);
    }

    private Answer read(InputStream from) throws IOException {
        var status = Integer.parseInt(line(from).split(" ")[1]);
        var location = "";
        var cookies = new ArrayList<String>();
        var length = 0;
        var zipped = false;
        var last = false;
        for (var line = line(from); !line.isEmpty(); line = line(from)) {
            var colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "location" -> location = value;
                case "set-cookie" -> cookies.add(value);
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> length = -1;
                case "content-encoding" -> zipped = value.equals("gzip");
                case "connection" -> last = value.equals("close");
                default -> {}
            }
        }
        var body = length < 0 ? chunks(from) : from.readNBytes(length);
        if (last) {
            close();
        }
        return new Answer(status, location, zipped, cookies, body);
    }

    private static byte[] chunks(InputStream from) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(line(from).split(";")[0].strip(), 16);
            body.write(from.readNBytes(size));
            line(from);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static String line(InputStream from) throws IOException {
        var line = new StringBuilder();
        for (var next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0) {
                throw new IOException("the connection ended");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
