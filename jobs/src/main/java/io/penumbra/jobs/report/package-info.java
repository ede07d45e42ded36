/** Reports as JSON files beside the table that they are about. */
package io.penumbra.jobs.report;
