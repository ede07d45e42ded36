/** Keeps values of some columns out of reports. */
package io.penumbra.jobs.redact;
