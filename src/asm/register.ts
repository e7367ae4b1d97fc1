/** Kinds of registers as operands tell them apart. */
export type RegisterClass =
  | 'r8'
  | 'r16'
  | 'r32'
  | 'r64'
  | 'seg'
  | 'cr'
  | 'dr'
  | 'tr'
  | 'mm'
  | 'xmm'
  | 'ymm'
  | 'zmm'
  | 'k'
  | 'st'
  | 'bnd'
  | 'tmm'
  | 'ip'

export interface Register {
  /** As written in AT&T syntax, without "%". */
  readonly name: string
  readonly class: RegisterClass
  /** Machine number. */
  readonly number: number
  /** iced-x86's name. */
  readonly iced: string
  /** Only x86-64 has it. */
  readonly long: boolean
}

const byName = new Map<string, Register>()

function define(
  registerClass: RegisterClass,
  names: readonly string[],
  iced = (name: string) => name.toUpperCase(),
  longFrom = names.length,
): void {
  names.forEach((name, number) => {
    const long = number >= longFrom
    byName.set(name, { name, class: registerClass, number, iced: iced(name), long })
  })
}

const numbered = (prefix: string, count: number, suffix = '') =>
  Array.from({ length: count }, (_, number) => `${prefix}${number}${suffix}`)
const extended = (suffix: string) => numbered('r', 16, suffix).slice(8)
const words = (text: string) => text.split(' ')
/** iced-x86 writes r8b as R8L. */
const lowByte = (name: string) => name.toUpperCase().replace(/^(R\d+)B$/, '$1L')

define('r8', [...words('al cl dl bl spl bpl sil dil'), ...extended('b')], lowByte, 4)
;['ah', 'ch', 'dh', 'bh'].forEach((name, index) => {
  byName.set(name, {
    name,
    class: 'r8',
    number: index + 4,
    iced: name.toUpperCase(),
    long: false,
  })
})
define('r16', [...words('ax cx dx bx sp bp si di'), ...extended('w')], undefined, 8)
define('r32', [...words('eax ecx edx ebx esp ebp esi edi'), ...extended('d')], undefined, 8)
define('r64', [...words('rax rcx rdx rbx rsp rbp rsi rdi'), ...extended('')], undefined, 0)
define('seg', words('es cs ss ds fs gs'))
define('cr', numbered('cr', 16), undefined, 8)
define('dr', numbered('db', 16), (name) => name.toUpperCase().replace('DB', 'DR'), 8)
define('dr', numbered('dr', 16), undefined, 8)
define('tr', numbered('tr', 8))
define('mm', numbered('mm', 8))
define('xmm', numbered('xmm', 32), undefined, 8)
define('ymm', numbered('ymm', 32), undefined, 8)
define('zmm', numbered('zmm', 32), undefined, 8)
define('k', numbered('k', 8))
define('bnd', numbered('bnd', 4))
define('tmm', numbered('tmm', 8), undefined, 0)
define('st', numbered('st(', 8, ')'), (name) => `ST${name.charAt(3)}`)
define('ip', ['rip', 'eip'], undefined, 0)

/** The register of that AT&T name; case does not count. `st` is `st(0)`. */
export function registerNamed(name: string): Register | null {
  const lower = name.toLowerCase()
  return byName.get(lower === 'st' ? 'st(0)' : lower) ?? null
}

export const allRegisterNames = (): Iterable<string> => byName.keys()
