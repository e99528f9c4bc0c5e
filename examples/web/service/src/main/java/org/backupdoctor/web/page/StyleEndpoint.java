package org.backupdoctor.web.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.backupdoctor.ReportPage;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The look of reports, which is the library's. */
@RestController
class StyleEndpoint {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    @GetMapping("/style/report.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                .body(ReportPage.style());
    }
}
