import { operandShape } from '../../asm/operandShape.ts'
import type { Arch } from '../../x86/arch.ts'
import { opcodesOf } from '../../x86/iced.ts'
import type { Opcode } from '../../x86/opcode.ts'

const conditions = 'o no b ae e ne be a s ns p np l ge le g'.split(' ')

/** Mnemonics by Intel's names as iced-x86 has them; a group is as likely as another. */
const groups: readonly (readonly string[])[] = [
  ...'add adc sub sbb and or xor cmp test inc dec neg not mul imul div idiv xadd cmpxchg'.split(
    ' ',
  ),
  ...'shl shr sar rol ror rcl rcr shld shrd bt bts btr btc bsf bsr bswap popcnt movbe'.split(' '),
  ...'mov movzx movsx movsxd lea xchg push pop enter leave call jmp ret xlatb sahf lahf'.split(' '),
  ...'tzcnt lzcnt cmpxchg8b cmpxchg16b movnti'.split(' '),
].map((name) => [name])

const families: readonly (readonly string[])[] = [
  ['pusha', 'pushad', 'popa', 'popad'],
  ['pushf', 'pushfd', 'pushfq', 'popf', 'popfd', 'popfq'],
  ['cbw', 'cwde', 'cdqe', 'cwd', 'cdq', 'cqo'],
  ['clc', 'stc', 'cmc', 'cld', 'std', 'cli', 'sti'],
  ['nop', 'pause', 'lfence', 'mfence', 'sfence', 'endbr32', 'endbr64'],
  ['daa', 'das', 'aaa', 'aas', 'aam', 'aad'],
  ['loop', 'loope', 'loopne', 'jcxz', 'jecxz', 'jrcxz'],
  ['movsb', 'movsw', 'movsd', 'movsq'],
  ['stosb', 'stosw', 'stosd', 'stosq'],
  ['lodsb', 'lodsw', 'lodsd', 'lodsq'],
  ['cmpsb', 'cmpsw', 'cmpsd', 'cmpsq'],
  ['scasb', 'scasw', 'scasd', 'scasq'],
  conditions.map((condition) => `j${condition}`),
  conditions.map((condition) => `set${condition}`),
  conditions.map((condition) => `cmov${condition}`),
  ['ud2'],
]

/** The first opcode of the same name and operands. */
const firstLike = ({ name, operands }: Opcode) =>
  opcodesOf(name).find((other) => other.operands.join() === operands.join())

/** Why forms are left out of what is compared. */
export const leftOut: readonly (readonly [
  test: (opcode: Opcode, arch: Arch) => boolean,
  reason: string,
])[] = [
  [
    ({ operands }) => operands.some((kind) => /^(?:cr_reg|dr_reg|tr_reg)/.test(kind)),
    'control registers turn paging and caches of the emulator on and off',
  ],
  [
    ({ operands }) => operands.some((kind) => /^(?:seg_reg|[ecsdfg]s)$/.test(kind)),
    'the emulator loads descriptors from a table that is not there',
  ],
  [({ operands }) => operands.some((kind) => kind.startsWith('farbr')), 'far: not modelled'],
  [
    ({ name, memorySize }) => /^(?:jmp|call)$/.test(name) && [6, 10].includes(memorySize),
    'far: not modelled',
  ],
  [
    ({ name, operands, operandSize }) =>
      name === 'enter' && operands.length > 0 && operandSize === 16,
    'the manual writes the frame pointer in 16 bits, the emulator in all',
  ],
  [
    (opcode) => opcode.name === 'test' && opcode !== firstLike(opcode),
    'a second encoding, which the manual does not have and the emulator refuses',
  ],
  [
    ({ name, operandSize }, arch) => name === 'cmpxchg' && operandSize === 32 && arch === 'x86-64',
    'the emulator clears the upper half of the register that is not written; processors do not',
  ],
  [
    ({ name, operandSize }) => name === 'movsxd' && operandSize === 16,
    'the emulator reads 32 bits of memory, the manual 16',
  ],
  [
    ({ name }) => /^(?:popcnt|movbe|tzcnt|lzcnt)$/.test(name),
    'the processor of Unicorn 2.0.1 lacks them whatever model it is told to be',
  ],
  [
    ({ name, operandSize }, arch) =>
      arch === 'x86-64' && operandSize === 16 && /^(?:jmp|call|ret)$/.test(name),
    'Intel ignores the prefix there, AMD and the emulator do not',
  ],
  [
    ({ operands }) => operands.some((kind) => kind.startsWith('br16')),
    'the emulator cuts the address behind a branch that is not taken, too',
  ],
]

/** Left out as well: `lock neg`, after which the flags of Unicorn 2.0.1 are those of another value. */
export const isLockable = ({ lockable, name }: Opcode): boolean => lockable && name !== 'neg'

const isKnown = (kind: string): boolean => {
  const { register, fixed, memory, immediate, branch } = operandShape(kind)
  const general = register === null || /^r(?:8|16|32|64)$/.test(register)
  const held = fixed === null || /^(?:AL|AX|EAX|RAX|CL|DX)$/.test(fixed)
  return (
    general &&
    held &&
    (memory !== 'none' || immediate !== null || branch > 0 || register !== null || fixed !== null)
  )
}

const isUsable = (opcode: Opcode, arch: Arch): boolean =>
  opcode.encoding === 'legacy' &&
  opcode.arches.includes(arch) &&
  opcode.operands.every(isKnown) &&
  !leftOut.some(([test]) => test(opcode, arch))

const opcodesIn = (group: readonly string[], arch: Arch): readonly Opcode[] =>
  group.flatMap((name) => opcodesOf(name).filter((opcode) => isUsable(opcode, arch)))

const made = new Map<Arch, readonly (readonly Opcode[])[]>()

/** Opcodes to choose from, in groups of which each is as likely as another. */
export function formsOf(arch: Arch): readonly (readonly Opcode[])[] {
  const known =
    made.get(arch) ??
    [...groups, ...families]
      .map((group) => opcodesIn(group, arch))
      .filter(({ length }) => length > 0)
  made.set(arch, known)
  return known
}

/** All opcodes of the mnemonics above, left out or not. */
export const listedOpcodes: readonly Opcode[] = [...groups, ...families]
  .flat()
  .flatMap((name) => opcodesOf(name))
  .filter(({ encoding }) => encoding === 'legacy')
