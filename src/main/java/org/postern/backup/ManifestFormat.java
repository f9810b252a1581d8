package org.postern.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The manifest as JSON. */
final class ManifestFormat {

    static final String ENTRY = "manifest.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ManifestFormat() {}

    static void write(Manifest manifest, OutputStream out) throws IOException {
        out.write(JSON.writeValueAsBytes(manifest));
    }

    static Manifest read(InputStream in) throws IOException {
        try {
            return JSON.readValue(in.readAllBytes(), Manifest.class);
        } catch (JacksonException e) {
            throw new IOException("The manifest cannot be read", e);
        }
    }
}
