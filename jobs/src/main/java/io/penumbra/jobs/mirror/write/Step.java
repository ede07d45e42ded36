package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.Layout;

/**
 * What a change does to every lane of its table.
 *
 * @param replaced row of this epoch that goes, negative for none
 * @param deleteKey whether rows of earlier epochs under the key go
 */
record Step(Change change, Layout layout, int replaced, boolean deleteKey) {}
