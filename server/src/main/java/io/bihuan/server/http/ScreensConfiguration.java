package io.bihuan.server.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the screens. Files below {@code assets/} carry a hash in their name and are cached for ever; a path that is
 * neither a file nor part of the interface is a page of the screens and gets {@code index.html}. Below {@code m/} lies the
 * phone application with a page of its own, so that its service worker has nothing to do with the rest.
 */
@Configuration(proxyBeanMethods = false)
class ScreensConfiguration implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new PageResolver());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/m", "/m/");
    }

    /** Finds the file, or the one page behind every address of the screens. */
    private static final class PageResolver extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            String last = path.substring(path.lastIndexOf('/') + 1);
            if ((path.equals("m") || path.startsWith("m/")) && !last.contains(".")) {
                return super.getResource("m/index.html", location);
            }
            Resource file = super.getResource(path, location);
            if (file != null) {
                return file;
            }
            boolean page = !path.equals("api")
                    && !path.startsWith("api/")
                    && !path.startsWith("actuator/")
                    && !last.contains(".");
            return page ? super.getResource("index.html", location) : null;
        }
    }
}
