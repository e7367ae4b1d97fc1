import type { Arch } from '../../x86/arch.ts'
import type { Opcode } from '../../x86/opcode.ts'
import { pageSize, places, registerOf } from './machine.ts'
import type { Scene } from './scene.ts'

/** `mov $value,%register`. */
function load(arch: Arch, register: number, value: number): Uint8Array {
  const word = [value, value >> 8, value >> 16, value >> 24].map((byte) => byte & 0xff)
  return Uint8Array.from(
    arch === 'x86-32' ? [0xb8 + register, ...word] : [0x48, 0xc7, 0xc0 + register, ...word],
  )
}

const [count, data, base, stackPointer, frame, source, destination] = [1, 2, 3, 4, 5, 6, 7]

/** The register holds an address well inside of a page. */
function pointsWell({ cpu }: Scene, register: number): boolean {
  const { buffer, stack } = places[cpu.arch]
  const held = registerOf(cpu, register)
  const address = Number(cpu.arch === 'x86-32' ? held : BigInt.asIntN(64, held))
  return [buffer, stack].some((page) => address >= page + 64 && address < page + pageSize - 64)
}

const buffered = ({ cpu, random }: Scene, register: number) =>
  load(cpu.arch, register, places[cpu.arch].buffer + 512 + random.below(pageSize - 1024))

/** Where a return address stands. */
const stacked = ({ cpu, random }: Scene, register: number) =>
  load(cpu.arch, register, places[cpu.arch].stack + 32 * (20 + random.below(80)))

function pointerFor(scene: Scene, { name, operands }: Opcode): Uint8Array | null {
  const needed = [
    ...(operands.includes('seg_rSI') ? [source] : []),
    ...(operands.includes('es_rDI') ? [destination] : []),
    ...(name === 'xlatb' ? [base] : []),
  ]
  const missing = needed.find((register) => !pointsWell(scene, register))
  return missing === undefined ? null : buffered(scene, missing)
}

/** What must be loaded first for the instruction to do something; null where nothing must. */
export function preparation(scene: Scene, opcode: Opcode): Uint8Array | null {
  const { cpu, random } = scene
  const { name, operands } = opcode
  if (random.chance(8)) return null
  const pointer = pointerFor(scene, opcode)
  if (pointer) return pointer
  const string = operands.some((kind) => kind === 'seg_rSI' || kind === 'es_rDI')
  if (string && registerOf(cpu, count) > 40n) return load(cpu.arch, count, random.below(12))
  if (name === 'leave' && !pointsWell(scene, frame)) return stacked(scene, frame)
  const aligned = (registerOf(cpu, stackPointer) & 31n) === 0n
  if (name === 'ret' && !aligned) return stacked(scene, stackPointer)
  const divides = /^i?div$/.test(name) && registerOf(cpu, data) > 255n
  return divides ? load(cpu.arch, data, random.below(random.pick([1, 4, 256]))) : null
}
