/**
 * The Kubernetes API, typed in full: one class with a builder for each type. All but a handful of
 * the classes are generated at build time from the official Java client; {@code src/codegen} holds
 * the generator.
 */
package io.helmwright.kubernetes;
