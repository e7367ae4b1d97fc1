import { err, ok, type Result } from '../base/result.ts'
import type { Arch } from '../x86/arch.ts'
import { fieldsOf, type Fields, half, long, within, word } from './fields.ts'
import { elfFault, type ElfFault, kindWords, machineName } from './messages.ts'

/** `object`: fields wait for the linker (.o, .ko); `linked`: addresses are final (vmlinux). */
export type ElfForm = 'object' | 'linked'

export interface ElfHeader {
  readonly fields: Fields
  readonly arch: Arch
  readonly form: ElfForm
  readonly sectionHeaders: {
    readonly offset: number
    readonly size: number
    readonly count: number
    /** Index of the section that holds the names. */
    readonly names: number
  }
}

const machine386 = 3
const machine64 = 62

/** Where the fields of the header stand. Source: the ELF specification, Elf32_Ehdr and Elf64_Ehdr. */
const layouts = {
  narrow: {
    length: 52,
    sections: 0x20,
    entry: 0x2e,
    sectionLength: 40,
    sizeAt: 0x14,
    linkAt: 0x18,
  },
  wide: { length: 64, sections: 0x28, entry: 0x3a, sectionLength: 64, sizeAt: 0x20, linkAt: 0x28 },
} as const

const layoutOf = (wide: boolean) => (wide ? layouts.wide : layouts.narrow)

function identity(bytes: Uint8Array): Result<Fields, ElfFault> {
  const [elfClass = 0, order = 0] = bytes.subarray(4, 6)
  if (bytes.length < 6) return err(elfFault('elf/header-cut', layouts.narrow.length, bytes.length))
  if (elfClass !== 1 && elfClass !== 2) return err(elfFault('elf/class', elfClass))
  if (order === 2) return err(elfFault('elf/big-endian'))
  if (order !== 1) return err(elfFault('elf/byte-order', order))
  const { length } = layoutOf(elfClass === 2)
  if (bytes.length < length) return err(elfFault('elf/header-cut', length, bytes.length))
  return ok(fieldsOf(bytes, elfClass === 2))
}

function archOf(fields: Fields): Result<Arch, ElfFault> {
  const machine = half(fields, 0x12)
  if (machine !== machine386 && machine !== machine64) {
    return err(elfFault('elf/machine', machineName(machine)))
  }
  if ((machine === machine64) !== fields.wide) {
    const name = machine === machine64 ? kindWords.x32 : kindWords.x86
    return err(elfFault('elf/class-of-machine', fields.wide ? 64 : 32, name))
  }
  return ok(machine === machine64 ? 'x86-64' : 'x86-32')
}

const forms: Readonly<Record<number, ElfForm>> = { 1: 'object', 2: 'linked', 3: 'linked' }

/** The table of section headers; a count or an index too large for its field stands in the first entry. */
function sectionHeaders(fields: Fields): Result<ElfHeader['sectionHeaders'], ElfFault> {
  const { sections, entry, sectionLength, sizeAt, linkAt } = layoutOf(fields.wide)
  const offset = long(fields, sections)
  if (offset === 0) return err(elfFault('elf/no-sections'))
  const size = half(fields, entry)
  if (size !== sectionLength) return err(elfFault('elf/section-header-size', size, sectionLength))
  const outside = (to: number) =>
    err(elfFault('elf/section-headers-outside', offset, to, fields.bytes.length))
  const told = half(fields, entry + 2)
  if (!within(fields.bytes, offset, size)) return outside(offset + Math.max(told, 1) * size)
  const count = told || long(fields, offset + sizeAt)
  if (!within(fields.bytes, offset, count * size)) return outside(offset + count * size)
  const named = half(fields, entry + 4)
  const names = named === 0xffff ? word(fields, offset + linkAt) : named
  return ok({ offset, size, count, names })
}

/** Reads the ELF header; every way in which it can be wrong has its sentence. */
export function readHeader(bytes: Uint8Array): Result<ElfHeader, ElfFault> {
  const fields = identity(bytes)
  if (!fields.ok) return fields
  const arch = archOf(fields.value)
  if (!arch.ok) return arch
  const type = half(fields.value, 0x10)
  const form = forms[type]
  if (form === undefined) {
    return err(elfFault('elf/file-type', type === 4 ? kindWords.core : kindWords.ofType(type)))
  }
  const headers = sectionHeaders(fields.value)
  if (!headers.ok) return headers
  return ok({ fields: fields.value, arch: arch.value, form, sectionHeaders: headers.value })
}
