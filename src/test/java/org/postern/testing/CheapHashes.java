package org.postern.testing;

import org.postern.signin.HashCost;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Hashes that cost little: tests make thousands of accounts and sign-ins. What the product uses,
 * {@code PasswordHashTests} looks at.
 */
@TestConfiguration
public class CheapHashes {

    @Bean
    HashCost hashCost() {
        return new HashCost(64, 1);
    }
}
