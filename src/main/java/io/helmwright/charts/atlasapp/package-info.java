/** The chart of an application whose schema Atlas (atlasgo.io) migrates. */
package io.helmwright.charts.atlasapp;
