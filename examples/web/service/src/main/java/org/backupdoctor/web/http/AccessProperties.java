package org.backupdoctor.web.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may ask from where.
 *
 * @param origins Origins of other pages whose scripts may ask, such as {@code https://desk.example.org}; none unless given.
 */
@ConfigurationProperties("backupdoctor.access")
public record AccessProperties(@DefaultValue List<String> origins) {}
