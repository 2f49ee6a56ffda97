/**
 * Renders many configurations of a chart with the real Helm: in processes of their own, which can
 * be stopped, many configurations a call, and with a record of the branches that were taken.
 */
package io.helmwright.verify.engine;
