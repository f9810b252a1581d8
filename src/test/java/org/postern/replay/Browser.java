package org.postern.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;

/**
 * One person's browser: it keeps that person's cookies, follows redirects, and waits where the
 * server says so (429). Safe for several tabs at once.
 */
final class Browser {

    static {
        // Sooner than servers do, so that no post meets a connection that is being closed.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final URI server;
    private final Tally tally;

    Browser(String url, Tally tally) {
        this.server = URI.create(url);
        this.tally = tally;
    }

    /** Opens an address; one of another server is taken for the same place on this one. */
    Page get(String address) {
        var asked = URI.create(address);
        var query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return joined(get(server.resolve(asked.getRawPath() + query)));
    }

    Page submit(Form form) {
        return joined(post(form));
    }

    /** Clicks the button twice, without waiting for the first answer. */
    List<Page> submitTwice(Form form) {
        var first = post(form);
        var second = post(form);
        return List.of(joined(first), joined(second));
    }

    private CompletableFuture<Page> get(URI address) {
        return send(request(address).GET().build());
    }

    private CompletableFuture<Page> post(Form form) {
        return send(
                request(form.action())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.encoded()))
                        .build());
    }

    private HttpRequest.Builder request(URI address) {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
        try {
            cookies.get(address, Map.of())
                    .forEach((name, values) -> values.forEach(v -> request.header(name, v)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request;
    }

    private CompletableFuture<Page> send(HttpRequest request) {
        return CLIENT.sendAsync(request, BodyHandlers.ofString())
                .thenCompose(response -> next(request, response));
    }

    private CompletableFuture<Page> next(HttpRequest request, HttpResponse<String> response) {
        keepCookies(response);
        var status = response.statusCode();
        if (status >= 500) {
            tally.serverErrors.incrementAndGet();
            tally.problem(status + " from " + request.method() + " " + request.uri().getPath());
        }
        if (status == 429) {
            tally.waits.incrementAndGet();
            var seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
            var later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
            return CompletableFuture.supplyAsync(() -> send(request), later)
                    .thenCompose(again -> again);
        }
        var location = response.headers().firstValue("Location");
        if (status / 100 == 3 && location.isPresent()) {
            return get(request.uri().resolve(location.get()));
        }
        var html = Jsoup.parse(response.body(), request.uri().toString());
        return CompletableFuture.completedFuture(new Page(request.uri(), status, html));
    }

    private void keepCookies(HttpResponse<?> response) {
        try {
            cookies.put(response.uri(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page joined(CompletableFuture<Page> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        }
    }
}
