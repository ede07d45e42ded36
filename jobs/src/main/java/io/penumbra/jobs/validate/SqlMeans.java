package io.penumbra.jobs.validate;

import io.penumbra.jobs.sql.Lanes;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What SQL runs in.
 *
 * @param flink makes the environment in which a job runs
 * @param lanes tables that statements may name besides the two that are compared
 */
record SqlMeans(Supplier<StreamExecutionEnvironment> flink, int parallelism, Lanes lanes) {}
