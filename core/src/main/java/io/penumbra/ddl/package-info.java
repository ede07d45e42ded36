/** The DDL dialect: text in, statements with names as they were written out. */
package io.penumbra.ddl;
