package io.penumbra.cli.demo;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How large a stage is.
 *
 * @param folder of all its files
 * @param scale TPC-H's scale factor: 1 means 1,500,000 orders
 * @param rowsPerSecond changed rows that the workload makes at most
 */
record StageSettings(Path folder, double scale, int rowsPerSecond) {
  StageSettings {
    Objects.requireNonNull(folder, "folder");
  }
}
