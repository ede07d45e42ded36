/** The streaming job: one change stream into all lanes of many tables. */
package io.penumbra.jobs.mirror;
