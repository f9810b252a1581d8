package org.postern.web;

import java.time.Duration;
import org.postern.practice.Accent;
import org.postern.practice.Logos;
import org.postern.practice.Practice;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The practice's colour and logo, for everybody who comes to its doors. */
@Controller
@RequestMapping("/p/{practice}")
class BrandFiles {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final Logos logos;

    BrandFiles(Logos logos) {
        this.logos = logos;
    }

    @GetMapping("/brand.css")
    ResponseEntity<String> stylesheet(
            Practice practice, @RequestParam(defaultValue = "") String v) {
        var accent = practice.brand().accent();
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(cache(accent != null && accent.equals("#" + v)))
                .body(accent == null ? "" : new Accent(accent).css(":root"));
    }

    @GetMapping("/logo")
    ResponseEntity<byte[]> logo(Practice practice, @RequestParam(defaultValue = "") String v) {
        var image =
                logos.image().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(cache(v.equals(practice.brand().logoVersion())))
                .body(image);
    }

    // Under its own version a file never changes.
    private static CacheControl cache(boolean byVersion) {
        return byVersion
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noCache();
    }
}
