package io.penumbra.jobs.validate;

import io.penumbra.jobs.sql.Lanes;
import io.penumbra.jobs.validate.hash.DigestLog;
import io.penumbra.sql.check.Check;
import io.penumbra.sql.constraint.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What levels work with.
 *
 * @param flink makes the environment in which a job runs
 * @param few rows up to which no job is started
 * @param limit most discrepancies that are kept one by one
 * @param proof what an earlier report has proven, absent when that is not to count
 * @param checks SQL checks of the table
 * @param constraints of the shadow's schema
 * @param lanes tables that checks and constraints may name besides
 * @param log digests of earlier runs, and where those of this one are kept
 */
record Means(
    Supplier<StreamExecutionEnvironment> flink,
    int parallelism,
    long few,
    int limit,
    Optional<ProvenCut> proof,
    List<Check> checks,
    List<Constraint> constraints,
    Lanes lanes,
    DigestLog log) {
  Means {
    constraints = List.copyOf(constraints);
    checks = List.copyOf(checks);
  }

  /** Whether a comparison needs no cluster: then any number of rows can be hashed here. */
  boolean inProcess() {
    return few > 0;
  }

  /** What SQL runs in. */
  private SqlMeans sql() {
    return new SqlMeans(flink, parallelism, lanes);
  }

  /** Where few rows are compared in this process, columns of any number can be read in it. */
  ConstraintMeans ofConstraints() {
    return new ConstraintMeans(constraints, sql(), inProcess(), proof.map(ProvenCut::constraints));
  }
}
