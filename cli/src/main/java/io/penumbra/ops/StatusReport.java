package io.penumbra.ops;

import io.penumbra.ops.flink.Job;
import java.util.List;

/**
 * All tables of a catalog and the jobs that feed them.
 *
 * @param lines what needs a person first
 */
public record StatusReport(List<Job> jobs, List<StatusLine> lines) {
  public StatusReport {
    jobs = List.copyOf(jobs);
    lines = List.copyOf(lines);
  }
}
