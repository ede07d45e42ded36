/** Which lanes the writers write, as the ledgers have it. */
package io.penumbra.jobs.mirror.control;
