/** The chart of MITRE's Heimdall (github.com/mitre/heimdall2). */
package io.helmwright.charts.heimdall;
