package io.penumbra.ops.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The jars that a cluster keeps for jobs to come. It never drops one by itself. */
final class Jars {
  private final Rest rest;

  Jars(Rest rest) {
    this.rest = rest;
  }

  /**
   * Brings a jar to the cluster, unless it has that very jar already.
   *
   * @param uploading told when it has to be sent
   * @return the id that the cluster knows it by
   */
  String require(Path jar, Runnable uploading) {
    Upload upload = Upload.of(jar);
    return stored(upload.name()).orElseGet(() -> send(upload, uploading));
  }

  private Optional<String> stored(String name) {
    return StreamSupport.stream(rest.fetch("/jars").path("files").spliterator(), false)
        .filter(file -> file.path("name").asText().equals(name))
        .map(file -> file.path("id").asText())
        .findFirst();
  }

  private String send(Upload upload, Runnable uploading) {
    uploading.run();
    JsonNode answer = rest.post("/jars/upload", upload.contentType(), upload.content());
    String file = answer.path("filename").asText();
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
