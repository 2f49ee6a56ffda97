/**
 * The proving ground: renders chart directories with the real Helm engine and checks what comes
 * out. It judges charts on disk, whoever wrote them, so it knows nothing of the model they may have
 * been generated from.
 */
package io.helmwright.verify;
