package org.postern.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postern.factor.FactorOwner;
import org.postern.patient.PatientIdentity;
import org.postern.practice.Practice;
import org.postern.user.UserIdentity;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives controllers the signed-in person, also as the owner of second factors, or before sign-in
 * the practice in the address, and the texts in the language of the page as arguments.
 */
@Configuration
class PersonArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private static final Set<Class<?>> PEOPLE = Set.of(UserIdentity.class, PatientIdentity.class);

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return PEOPLE.contains(type)
                || type.equals(Practice.class)
                || type.equals(Words.class)
                || type.equals(FactorOwner.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        if (parameter.getParameterType().equals(Practice.class)) {
            var practice =
                    request.getAttribute(Practice.class.getName(), RequestAttributes.SCOPE_REQUEST);
            if (practice == null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return practice;
        }
        if (parameter.getParameterType().equals(Words.class)) {
            var servletRequest = request.getNativeRequest(HttpServletRequest.class);
            return Words.of(
                    servletRequest == null ? Language.ENGLISH : Pages.language(servletRequest));
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof SignedInAuthentication person
                && parameter.getParameterType().equals(FactorOwner.class)) {
            return person.owner();
        }
        if (authentication instanceof SignedInAuthentication person
                && parameter.getParameterType().isInstance(person.getPrincipal())) {
            return person.getPrincipal();
        }
        throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
}
