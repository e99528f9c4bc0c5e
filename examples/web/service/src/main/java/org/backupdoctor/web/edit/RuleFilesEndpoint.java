package org.backupdoctor.web.edit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupdoctor.RuleSet;
import org.backupdoctor.web.diagnosis.JsonRequest;
import org.backupdoctor.web.edit.RuleDesk.Edit;
import org.backupdoctor.web.edit.RuleDesk.Saved;
import org.backupdoctor.web.edit.RuleDesk.Version;
import org.backupdoctor.web.http.EditingProperties;
import org.backupdoctor.web.http.LimitsProperties;
import org.backupdoctor.web.problem.Fault;
import org.backupdoctor.web.problem.RequestException;
import org.backupdoctor.web.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The files of the rules, to be read and saved. */
@RestController
@ConditionalOnEditing
@RequestMapping("/rules/files")
class RuleFilesEndpoint {

    private final RuleDesk desk;
    private final EditingProperties editing;
    private final Work work;
    private final JsonRequest.Reader bodies;

    RuleFilesEndpoint(
            RuleDesk desk, EditingProperties editing, LimitsProperties limits, @Qualifier("editing") Work work) {
        this.desk = desk;
        this.editing = editing;
        this.work = work;
        this.bodies = new JsonRequest.Reader(limits.depth());
    }

    /**
     * The files.
     *
     * @param files sorted by path
     */
    record FileList(List<FileView> files) {}

    /**
     * A file.
     *
     * @param path its path
     * @param bundled whether it is the bundled one
     * @param replaces whether it is laid over a bundled one
     */
    record FileView(String path, boolean bundled, boolean replaces) {}

    /**
     * What became of a save.
     *
     * @param path the file
     * @param bundled whether the bundled one is at work now
     * @param digest the digest of the rules at work now
     * @param warnings what should be looked at all the same
     */
    record SavedView(String path, boolean bundled, String digest, List<Fault> warnings) {}

    /**
     * What became of several files that were saved together.
     *
     * @param files each of them
     */
    record SavedFiles(List<SavedFile> files) {}

    /**
     * What became of one of them.
     *
     * @param path the file
     * @param tag what its ETag is now; null when there is no such file any more
     * @param bundled whether the bundled one is at work now
     * @param warnings what should be looked at all the same
     */
    record SavedFile(String path, @Nullable String tag, boolean bundled, List<Fault> warnings) {}

    @GetMapping
    ResponseEntity<FileList> list() {
        Set<String> bundled =
                RuleSet.bundled().sources().stream().map(RuleSet.Source::path).collect(Collectors.toSet());
        List<FileView> files = desk.files().stream()
                .map(file ->
                        new FileView(file.path(), file.bundled(), !file.bundled() && bundled.contains(file.path())))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new FileList(files));
    }

    @GetMapping("/{*path}")
    ResponseEntity<byte[]> read(@PathVariable String path) {
        Version version = desk.find(Overlay.path(path))
                .orElseThrow(() -> new RequestException(
                        HttpStatus.NOT_FOUND, "There is no such file. Maybe GET /rules/files shows what was meant."));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .eTag(version.tag())
                .cacheControl(CacheControl.noCache())
                .body(version.text().getBytes(StandardCharsets.UTF_8));
    }

    @PutMapping("/{*path}")
    ResponseEntity<SavedView> save(
            @PathVariable String path,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        String text = text(body == null ? new byte[0] : body);
        String file = Overlay.path(path);
        Saved saved = one(new Edit(file, text, new Condition(ifMatch, ifNoneMatch)));
        return answer(saved);
    }

    @DeleteMapping("/{*path}")
    ResponseEntity<SavedView> delete(
            @PathVariable String path,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        String file = Overlay.path(path);
        Saved saved = one(new Edit(file, null, new Condition(ifMatch, null)));
        return answer(saved);
    }

    /** A rule and its case often change together: neither could be saved before the other. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    SavedFiles saveAll(@RequestBody(required = false) byte @Nullable [] body) {
        List<Edit> edits = Edits.of(bodies.read(body, "files").field("files"), editing.file());
        List<Saved> saved = work.done(() -> desk.save(edits));
        return new SavedFiles(saved.stream().map(this::tagged).toList());
    }

    private Saved one(Edit edit) {
        return work.done(() -> desk.save(List.of(edit))).get(0);
    }

    private ResponseEntity<SavedView> answer(Saved saved) {
        Version version = saved.version();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(saved.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
        if (version != null) {
            answer.eTag(version.tag());
        }
        return answer.body(view(saved));
    }

    private SavedView view(Saved saved) {
        Version version = saved.version();
        return new SavedView(
                saved.path(),
                version != null && version.isBundled(),
                desk.rules().info().digest(),
                saved.warnings());
    }

    private SavedFile tagged(Saved saved) {
        Version version = saved.version();
        return new SavedFile(
                saved.path(),
                version == null ? null : version.tag(),
                view(saved).bundled(),
                saved.warnings());
    }

    private String text(byte[] body) {
        if (body.length > editing.file().toBytes()) {
            throw new RequestException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Expected a file of at most " + editing.file().toKilobytes() + " KB but it is larger.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RequestException(
                    HttpStatus.BAD_REQUEST, "This isn't UTF-8. Maybe the editor saves in another encoding.");
        }
    }
}
