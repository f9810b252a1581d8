package org.postern;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts one Postern node. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Postern")
public class PosternApplication {

    /** Runs the server until the process is asked to stop. */
    public static void main(String[] arguments) {
        SpringApplication.run(PosternApplication.class, arguments);
    }
}
