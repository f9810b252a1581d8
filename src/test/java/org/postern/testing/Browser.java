package org.postern.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One browser: it keeps cookies, sends forms as they stand on pages, and follows nothing itself.
 */
public class Browser {

    private final String url;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    public Browser(int port) {
        this.url = "http://localhost:" + port;
    }

    public Page get(String path) {
        return send(request(path).GET().build());
    }

    /** Fetches as a page does by itself, without a person's act. */
    public Page getInBackground(String path) {
        return send(request(path).header("Postern-Background", "true").GET().build());
    }

    /** Posts fields without anything of a page, such as its form token. */
    public Page postBare(String path, Map<String, String> fields) {
        return send(form(path, fields).build());
    }

    public Page postInBackground(String path, Map<String, String> fields) {
        return send(form(path, fields).header("Postern-Background", "true").build());
    }

    /** Fills in the form that the selector finds on the page, and sends it. */
    public Page submit(Page page, String selector, Map<String, String> typed) {
        var fields = new HashMap<>(page.form(selector));
        fields.putAll(typed);
        return postBare(page.action(selector), fields);
    }

    /** Chooses a file in the form that the selector finds on the page, and sends it. */
    public Page upload(Page page, String selector, String field, String name, byte[] file) {
        return upload(page, selector, Map.of(), field, name, file);
    }

    /** The same, with something typed in the form. */
    public Page upload(
            Page page,
            String selector,
            Map<String, String> typed,
            String field,
            String name,
            byte[] file) {
        var fields = new HashMap<>(page.form(selector));
        fields.putAll(typed);
        return post(page.action(selector), fields, field, name, file);
    }

    /** Posts fields and a file. */
    public Page post(
            String path, Map<String, String> fields, String field, String name, byte[] file) {
        var boundary = "postern-file-boundary";
        var body = new java.io.ByteArrayOutputStream();
        fields.forEach(
                (key, value) -> {
                    if (!key.equals(field)) {
                        body.writeBytes(part(boundary, key, "", value.getBytes(UTF_8)));
                    }
                });
        body.writeBytes(part(boundary, field, "; filename=\"" + name + "\"", file));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build());
    }

    private static byte[] part(String boundary, String field, String name, byte[] content) {
        var part = new java.io.ByteArrayOutputStream();
        part.writeBytes(
                ("--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\""
                                + field
                                + "\""
                                + name)
                        .getBytes(UTF_8));
        part.writeBytes("\r\n\r\n".getBytes(UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(UTF_8));
        return part.toByteArray();
    }

    /** Follows a redirect, or stays where there is none. */
    public Page follow(Page page) {
        return page.location().isEmpty()
                ? page
                : get(page.location().replaceFirst("^https?://[^/]+", ""));
    }

    /** Status and headers alone: of an answer that may never end. */
    public Page head(String path) {
        try {
            var response = client.send(request(path).GET().build(), BodyHandlers.ofInputStream());
            response.body().close();
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    "",
                    response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Fetches bytes. */
    public java.net.http.HttpResponse<byte[]> bytes(String path) {
        try {
            return client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Fetches with further headers. */
    public Page get(String path, Map<String, String> headers) {
        var request = request(path).GET();
        headers.forEach(request::header);
        return send(request.build());
    }

    /** Another browser with the cookies that this one has now: what a thief of cookies holds. */
    public Browser copy() {
        var copy = new Browser(URI.create(url).getPort());
        var store = cookies.getCookieStore();
        store.getCookies().forEach(one -> copy.cookies.getCookieStore().add(URI.create(url), one));
        return copy;
    }

    /** The value of a cookie, empty when there is none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(one -> one.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    public HttpClient client() {
        return client;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        var body =
                fields.entrySet().stream()
                        .map(
                                field ->
                                        URLEncoder.encode(field.getKey(), UTF_8)
                                                + "="
                                                + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private Page send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    response.body(),
                    response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
