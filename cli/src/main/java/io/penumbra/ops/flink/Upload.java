package io.penumbra.ops.flink;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.UUID;

/** A jar as the body of an HTTP form, read from disk while it is sent. */
final class Upload {
  private final String boundary = "penumbra-" + UUID.randomUUID();
  private final Path jar;

  Upload(Path jar) {
    this.jar = jar;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher content() {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/x-java-archive\r\n\r\n"
            .formatted(boundary, jar.getFileName());
    String tail = "\r\n--" + boundary + "--\r\n";
    try {
      return BodyPublishers.concat(
          BodyPublishers.ofString(head), BodyPublishers.ofFile(jar), BodyPublishers.ofString(tail));
    } catch (FileNotFoundException e) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "The jar for the cluster is not at " + jar,
          "Build it with ./penumbra dist, or give its path with --jar",
          e);
    }
  }
}
