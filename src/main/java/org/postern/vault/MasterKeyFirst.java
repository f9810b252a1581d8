package org.postern.vault;

import java.nio.file.Path;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses a start with a key's file that this user cannot read, before a database is made. Programs
 * beside a server find out when they need the key: a backup needs none.
 */
public class MasterKeyFirst implements EnvironmentPostProcessor, Ordered {

    /** After all files of settings are read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var file = environment.getProperty("postern.master-key-file", "");
        if (!file.isEmpty()
                && environment.getProperty("postern.master-key", "").isEmpty()
                && !environment.getProperty("postern.database.join", Boolean.class, false)) {
            KeyFile.isMissing(Path.of(file));
        }
    }
}
