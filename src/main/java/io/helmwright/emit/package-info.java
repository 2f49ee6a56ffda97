/**
 * The printing press: everything that becomes a file, and the only code that writes one.
 *
 * <p>{@link io.helmwright.emit.EmittedChart} is a chart as files in memory; {@link
 * io.helmwright.emit.ChartFolder} brings it to disk or says how the disk differs.
 */
package io.helmwright.emit;
