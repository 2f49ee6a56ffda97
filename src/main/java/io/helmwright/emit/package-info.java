/**
 * The printing press: everything that becomes a file, and the only code that writes one.
 *
 * <p>{@link io.helmwright.emit.ChartEmitter} turns a chart into an {@link
 * io.helmwright.emit.EmittedChart}, which is a chart as files in memory.
 */
package io.helmwright.emit;
