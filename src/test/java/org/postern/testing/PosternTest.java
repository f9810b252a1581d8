package org.postern.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A test of the whole application: one server for all such tests, on a real PostgreSQL and beside a
 * real mail server. Each test makes practices of its own. No job runs by itself.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "postern.jobs=false",
            "postern.url=http://localhost",
            // Most tests are about other things than a second factor.
            "postern.second-factor.administrators=false"
        })
@Import({PosternTest.Configuration.class, CheapHashes.class, World.class})
public abstract class PosternTest {

    protected static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        MAIL.start();
    }

    @Autowired protected World world;
    @Autowired protected TestClock clock;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("postern.data", () -> ApplicationData.DIRECTORY.toString());
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @AfterEach
    void setClockBack() {
        clock.reset();
    }

    // All tests come from one address: the failures of one must not throttle another.
    @AfterEach
    void forgetAttempts() {
        world.database().sql("delete from throttle").update();
    }

    @TestConfiguration
    static class Configuration {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        @Bean
        static BeanPostProcessor oneConnection() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return name.equals("dataSource") ? new OneConnection((DataSource) bean) : bean;
                }
            };
        }
    }
}
