package io.penumbra.jobs.validate;

/**
 * What a level would do, for people.
 *
 * @param does in words
 * @param files data files of both lanes that it would read, at most
 * @param rows in these files, before deletes, and in their delete files
 * @param bytes of both as stored
 */
public record LevelPlan(String level, String does, long files, long rows, long bytes) {}
