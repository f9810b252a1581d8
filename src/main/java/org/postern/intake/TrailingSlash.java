package org.postern.intake;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.UrlHandlerFilter;

/** Leads the addresses of the two doors, typed with a slash at the end, to those without. */
@Configuration
class TrailingSlash {

    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashFilter() {
        var filter =
                UrlHandlerFilter.trailingSlashHandler("/p/*/", "/p/*/clinic/")
                        .redirect(HttpStatus.PERMANENT_REDIRECT)
                        .build();
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
