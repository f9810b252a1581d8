package org.postern.stepup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.entry.Door;
import org.postern.web.Sessions;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before everything with {@link AsksForProof}: who has not proved lately who they are is led
 * to do so. A page comes back by itself; a posted form is kept in the page that asks.
 */
@Configuration
class StepUp implements WebMvcConfigurer, HandlerInterceptor {

    private final Sessions sessions;

    StepUp(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var asked = handler instanceof HandlerMethod method ? asked(method) : null;
        if (asked == null || sessions.provedWithin(request, Duration.ofMinutes(asked.minutes()))) {
            return true;
        }
        var address = request.getRequestURI();
        if (request.getMethod().equals("POST")) {
            throw new ProofMissing(KeptForm.of(address, request.getParameterMap()));
        }
        response.sendRedirect(door(address).account() + "/proof?to=" + address);
        return false;
    }

    private static Door door(String address) {
        return address.startsWith("/portal/") ? Door.PORTAL : Door.CLINIC;
    }

    private static @Nullable AsksForProof asked(HandlerMethod method) {
        var onMethod =
                AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AsksForProof.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(
                        method.getBeanType(), AsksForProof.class);
    }
}
