/** Preconditions: one file each, registered in {@link io.penumbra.cli.doctor.Doctor}. */
package io.penumbra.cli.doctor;
