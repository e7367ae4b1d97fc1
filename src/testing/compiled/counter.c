/* A counter behind interrupts, as kernel code of 2009 would have it. Written for pvscope. */
#define SITE(op, type, clobbers)                                                                   \
  "771:\n\tcall *" op "\n772:\n"                                                                   \
  "\t.pushsection .parainstructions,\"a\"\n\t.balign 8\n\t.quad 771b\n"                            \
  "\t.byte " type "\n\t.byte 772b-771b\n\t.short " clobbers "\n\t.popsection\n"

extern int counter;
extern void overflow(int);

static inline __attribute__((always_inline)) void irq_disable(void) {
  asm volatile(SITE("pv_irq_ops+16", "48", "0x1") : : : "memory", "cc", "rax");
}

static inline __attribute__((always_inline)) void irq_enable(void) {
  asm volatile(SITE("pv_irq_ops+24", "49", "0x1") : : : "memory", "cc", "rax");
}

int bump(int by, int *old) {
  irq_disable();
  *old = counter;
  counter += by;
  irq_enable();
  if (by > 3) overflow(by);
  return counter * 3;
}

const char *name(int of) {
  switch (of) {
    case 0: return "none";
    case 1: return "one";
    case 2: return "two";
    case 3: return "three";
    case 4: return "four";
    default: return 0;
  }
}
