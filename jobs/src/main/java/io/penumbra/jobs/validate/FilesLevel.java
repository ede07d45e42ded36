package io.penumbra.jobs.validate;

import io.penumbra.compare.SameReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;

/**
 * Proof by identity, without a read: a data file that both lanes hold, with the same deletes, holds
 * the same rows in both, if every compared column is read alike from it.
 */
final class FilesLevel implements Level {
  @Override
  public String name() {
    return LevelName.FILES.word();
  }

  @Override
  public boolean appliesTo(Comparison comparison, Workload left) {
    return !left.isEmpty() && SameReading.of(comparison.plan());
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    Workload open = examine(comparison, left, new Evidence(List.of(), 0), Progress.NONE);
    String does =
        "proves %d of %d data files equal by their names: both lanes hold them"
            .formatted(left.files() - open.files(), left.files());
    return new Forecast(does, Workload.nothing(), open);
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    progress.reached("files", 0, 1);
    Map<FileIdentity, FileScanTask> inPrimary = new HashMap<>();
    List<FileScanTask> primary = new ArrayList<>();
    for (FileScanTask task : left.primary()) {
      if (inPrimary.putIfAbsent(FileIdentity.of(task), task) != null) {
        // Listed twice, so its rows are there twice: left to the comparison of rows.
        primary.add(task);
      }
    }
    List<FileScanTask> shadow = new ArrayList<>();
    for (FileScanTask task : left.shadow()) {
      FileScanTask same = inPrimary.remove(FileIdentity.of(task));
      if (same == null) {
        shadow.add(task);
      } else {
        evidence.identical(1, task.file().recordCount());
      }
    }
    primary.addAll(inPrimary.values());
    progress.reached("files", 1, 1);
    return new Workload(primary, shadow);
  }
}
