/**
 * The template language: what a chart's YAML looks like before Helm runs it.
 *
 * <p>Users meet {@link io.helmwright.template.Yaml} and {@link io.helmwright.template.Expression},
 * and the factories that make them. {@link io.helmwright.template.Node} and {@link
 * io.helmwright.template.Term} are the two sealed grammars behind them; one writer turns them into
 * text and alone knows indentation, trimming, quoting and the dot.
 */
package io.helmwright.template;
