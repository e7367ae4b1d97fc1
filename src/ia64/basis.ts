/**
 * How far a statement of this chapter is backed. No Itanium was at hand, so no instruction was ever
 * executed: what the register stack does is `architecture` at best.
 */
export type Basis =
  /** Assembled or disassembled with GNU binutils for Itanium, 2.40. */
  | 'assembler'
  /** The kernel's own patch functions were run, compiled for another CPU. */
  | 'kernel-run'
  /** Read in the sources of Linux 2.6.30, not executed. */
  | 'source'
  /** The architecture's manual or the software conventions. */
  | 'architecture'
  /** A conclusion from the others. */
  | 'inference'
  /** An algorithm or code of this project: a model of what somebody proposed. */
  | 'model'
