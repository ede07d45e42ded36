/**
 * From file sets to commits: groups what writers made by barrier, keeps it until it is committed,
 * and commits each table by itself.
 */
package io.penumbra.jobs.mirror.commit;
