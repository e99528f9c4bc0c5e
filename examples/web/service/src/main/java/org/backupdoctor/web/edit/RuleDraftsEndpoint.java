package org.backupdoctor.web.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupdoctor.RuleSet.Draft;
import org.backupdoctor.web.problem.RequestException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives an author what to begin with. */
@RestController
@ConditionalOnEditing
class RuleDraftsEndpoint {

    private final RuleDesk desk;

    RuleDraftsEndpoint(RuleDesk desk) {
        this.desk = desk;
    }

    /**
     * Files that are nowhere yet.
     *
     * @param files their texts by path
     */
    record DraftView(Map<String, String> files) {}

    @GetMapping("/rules/drafts/{kind}/{id}")
    ResponseEntity<DraftView> draft(@PathVariable String kind, @PathVariable String id) {
        Draft draft = Arrays.stream(Draft.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(() -> new RequestException(
                        HttpStatus.NOT_FOUND,
                        "There is nothing of this kind to begin. Maybe one of these was meant: cause, remedy, fault."));
        try {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(new DraftView(desk.rules().draft(draft, id)));
        } catch (IllegalArgumentException e) {
            throw new RequestException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    String.valueOf(e.getMessage()).replace('\n', ' '),
                    List.of());
        }
    }
}
