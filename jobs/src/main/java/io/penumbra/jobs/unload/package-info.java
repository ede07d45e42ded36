/**
 * What a job must let go of at its end, so that the process that it ran in can forget its classes.
 */
package io.penumbra.jobs.unload;
