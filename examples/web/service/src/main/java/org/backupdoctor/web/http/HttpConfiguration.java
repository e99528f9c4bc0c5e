package org.backupdoctor.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.catalina.core.StandardHost;
import org.backupdoctor.web.problem.ProblemReportValve;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.util.DigestUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What stands before every endpoint, in this order. */
@Order(-1)
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LimitsProperties.class, AccessProperties.class, EditingProperties.class})
class HttpConfiguration implements WebMvcConfigurer {

    private final AccessProperties access;

    HttpConfiguration(AccessProperties access) {
        this.access = access;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return factory -> factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemReportValve.class.getName()));
    }

    @Bean
    FilterRegistrationBean<HeadersFilter> headersFilter() {
        return filter(new HeadersFilter(), 0);
    }

    @Bean
    FilterRegistrationBean<RateFilter> rateFilter(LimitsProperties limits) {
        return filter(
                new RateFilter(new RateLimiter(
                        limits.requestsPerMinute(), limits.burst(), limits.addresses(), System::nanoTime)),
                1);
    }

    @Bean
    FilterRegistrationBean<TokenFilter> tokenFilter(EditingProperties editing) {
        FilterRegistrationBean<TokenFilter> filter = filter(new TokenFilter(editing.token()), 2);
        filter.addUrlPatterns("/rules/files", "/rules/files/*", "/rules/drafts/*", "/rules/checks");
        return filter;
    }

    @Bean
    BodyBudget bodyBudget(LimitsProperties limits) {
        return new BodyBudget(limits.bodies().toBytes());
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(LimitsProperties limits, BodyBudget budget) {
        return filter(new BodyFilter(limits, budget), 3);
    }

    private static <F extends OncePerRequestFilter> FilterRegistrationBean<F> filter(F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100 + place);
        return registration;
    }

    /** Answers are JSON. The library reads YAML, and Spring would write it too where it finds a reader. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                all -> all.removeIf(each -> each.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
    }

    /** Pages and what belongs to them: a browser asks each time, and hears in a few bytes that nothing has changed. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(HttpConfiguration::tag);
    }

    private static String tag(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return "\"" + DigestUtils.md5DigestAsHex(in) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void addCorsMappings(CorsRegistry registry) {
        if (!access.origins().isEmpty()) {
            registry.addMapping("/**")
                    .allowedOrigins(access.origins().toArray(String[]::new))
                    .allowedMethods("GET", "HEAD", "POST", "PUT", "DELETE")
                    .allowedHeaders(
                            "Accept", "Accept-Language", "Authorization", "Content-Type", "If-Match", "If-None-Match")
                    .exposedHeaders("Content-Language", "ETag", "Location", "Retry-After");
        }
    }
}
