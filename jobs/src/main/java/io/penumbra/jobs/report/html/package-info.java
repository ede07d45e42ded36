/** Reports as one self-contained HTML page. */
package io.penumbra.jobs.report.html;
