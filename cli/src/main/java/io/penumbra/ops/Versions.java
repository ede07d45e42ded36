package io.penumbra.ops;

import java.util.Optional;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.iceberg.IcebergBuild;

/**
 * What runs in this process.
 *
 * @param penumbra "development" when it runs from class folders
 */
public record Versions(String penumbra, String iceberg, String flink, String java) {

  public static Versions found() {
    return new Versions(
        Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
            .orElse("development"),
        IcebergBuild.version(),
        EnvironmentInformation.getVersion(),
        Runtime.version().toString());
  }
}
