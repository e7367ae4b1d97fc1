/** One line on each instruction, directive and register of Itanium's assembly, for hovers. */

export const itaniumMnemonics: Readonly<Record<string, string>> = {
  alloc:
    'Sets the size of the register stack frame: inputs, locals, outputs, rotating. Must start its group.',
  add: 'Adds two registers.',
  adds: 'Adds a number of 14 bits to a register; with 0 it is `mov`.',
  addl: 'Adds a number of 22 bits to r0, r1, r2 or r3.',
  sub: 'Subtracts.',
  and: 'Bitwise and.',
  or: 'Bitwise or.',
  xor: 'Bitwise exclusive or.',
  mov: 'Copies between registers; which instruction it becomes depends on their kinds.',
  movl: 'Loads a number of 64 bits: one instruction in two slots, L and X.',
  ld1: 'Loads one byte.',
  ld2: 'Loads two bytes.',
  ld4: 'Loads four bytes.',
  ld8: 'Loads eight bytes; a third operand is added to the address afterwards.',
  st1: 'Stores one byte.',
  st2: 'Stores two bytes.',
  st4: 'Stores four bytes.',
  st8: 'Stores eight bytes.',
  cmp: 'Compares, and writes the answer and its opposite to two predicates.',
  br: 'Branches to a bundle. `.call` also writes the return link and slides the frame; `.ret` slides it back.',
  brl: 'A branch with 60 bits of distance, in the slots L and X.',
  nop: 'Does nothing; `nop.b` has other bits than the rest.',
  break: 'Traps with a number. Under Xen, 1 to 0x1a ask the hypervisor for an operation.',
  ssm: 'Sets bits of psr; 0x4000 is psr.i, interrupts on.',
  rsm: 'Clears bits of psr; 0x4000 is psr.i, interrupts off.',
  sum: 'Sets bits of the user mask.',
  rum: 'Clears bits of the user mask.',
  srlz: 'Waits until what was changed before takes effect: `.d` for data, `.i` for instructions.',
  sync: '`sync.i` makes flushes of instructions visible.',
  fc: 'Flushes the cache line of an address; `.i` as far as instructions need.',
  mf: 'Orders memory accesses.',
  cover: 'Puts the whole frame aside, as on an interruption.',
  flushrs: 'Writes all older frames to memory.',
  loadrs: 'Reads older frames back from memory.',
  clrrrb: 'Clears the bases of rotation.',
  rfi: 'Returns from an interruption.',
  bsw: 'Switches the bank of r16 to r31.',
  thash: 'Address of the page table entry of an address.',
  ttag: 'Tag of the page table entry of an address.',
  tpa: 'Physical address.',
  ptc: 'Purges a translation.',
  itc: 'Inserts a translation.',
  invala: 'Forgets advanced loads.',
  epc: 'Enters privileged code.',
}

export const itaniumDirectives: Readonly<Record<string, string>> = {
  '.proc': 'A function starts here: where a scan for its alloc must stop.',
  '.endp': 'The function ends.',
  '.text': 'What follows is code.',
  '.section': 'What follows goes into the named section.',
  '.previous': 'Back to the section before.',
  '.align': 'Fills up to a multiple.',
  data8: 'Eight bytes of data, an address perhaps.',
  data4: 'Four bytes of data.',
  data2: 'Two bytes of data.',
  data1: 'One byte of data.',
}

/** Registers with a role by the software convention. */
export const itaniumRegisters: Readonly<Record<string, string>> = {
  r0: 'Always 0.',
  r1: 'gp: the global pointer of the module.',
  r8: 'First result; of a patch site, argument 0 and result.',
  r12: 'sp: the memory stack.',
  r13: 'tp: the thread pointer.',
  b0: 'rp: the return link. br.call overwrites it.',
  b6: 'Way back out of a patch site.',
  b7: 'Entry of the function that the site jumps to.',
  'ar.pfs': 'The frame to return to. br.call overwrites it, alloc saves it.',
}

export const itaniumHover = {
  template: (units: string): string =>
    `The bundle's template: slots for ${units.toUpperCase().split('').join(', ')}.`,
  stop: 'A stop: what comes after may depend on what was written before.',
  type: 'Number of a patch type: the operation that the site stands for.',
  bundle: (unit: string, slot: number): string => `slot ${slot}, unit ${unit}`,
  reads: (names: readonly string[]): string => `reads ${names.join(', ')}`,
  writes: (names: readonly string[]): string => `writes ${names.join(', ')}`,
  local: (name: string): string => `${name}: a register of this frame, an input or a local.`,
  output: (name: string): string =>
    `${name}: an output. A callee sees it as its own input, and its alloc may overlay it.`,
  beyond: (name: string): string =>
    `${name}: beyond this frame. It exists only if an alloc makes room: writing it faults.`,
  fixed: (name: string): string => `${name}: a static register; it never slides.`,
}
