/** How fast charts are built and printed; see {@code src/bench/jmh.sh}. */
package io.helmwright.bench;
