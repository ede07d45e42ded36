/** Tables with shadows: the only code of Penumbra that commits table metadata. */
package io.penumbra.catalog;
