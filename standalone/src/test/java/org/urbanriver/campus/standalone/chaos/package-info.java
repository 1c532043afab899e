/**
 * The proof by accident: many clients use a campus of two instances while its processes are killed, and what is left in the end
 * has to be right. {@link org.urbanriver.campus.standalone.chaos.ChaosTests} runs it; what has to be right is in the
 * {@link org.urbanriver.campus.standalone.chaos.Invariant}s.
 */
package org.urbanriver.campus.standalone.chaos;
