package io.penumbra.jobs.validate;

import io.penumbra.jobs.validate.constraint.ShadowFiles;
import io.penumbra.report.CheckedConstraint;
import io.penumbra.sql.constraint.Constraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;

/**
 * Constraints that an earlier report has checked on the same shadow.
 *
 * @param checked as they were declared by then; what broke them is waived
 * @param shadow what the shadow held by then
 */
record ProvenConstraints(List<CheckedConstraint> checked, Content shadow) {
  ProvenConstraints {
    checked = List.copyOf(checked);
  }

  boolean has(Constraint constraint) {
    return checked.contains(constraint.checked());
  }

  /** Tells files that came since from those that can only have lost rows. */
  ShadowFiles since(List<FileScanTask> now) {
    Map<String, FileIdentity> before = new HashMap<>();
    for (FileScanTask task : shadow.files(shadow.schema())) {
      before.put(task.file().location(), FileIdentity.of(task));
    }
    List<FileScanTask> added = new ArrayList<>();
    List<FileScanTask> known = new ArrayList<>();
    for (FileScanTask task : now) {
      // A file that is there twice holds its rows twice, so that the second one came since.
      FileIdentity same = before.remove(task.file().location());
      boolean fewer = same != null && FileIdentity.of(task).isPartOf(same);
      (fewer ? known : added).add(task);
    }
    return new ShadowFiles(added, known);
  }
}
