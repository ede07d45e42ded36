/** The forms in which people and programs take reports. */
package io.penumbra.jobs.report.form;
