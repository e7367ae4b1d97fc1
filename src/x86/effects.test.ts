import { describe, expect, it } from 'vitest'
import { programOf } from '../testing/program.ts'
import type { Arch } from './arch.ts'
import { namesIn } from './registers.ts'

/** Reads, writes, kills and flags of one instruction, as short words; "r", "w" and "k" for the flags. */
function effects(arch: Arch, text: string): readonly string[] {
  const program = programOf(text, arch === 'x86-32' ? '32pae' : '64')
  const row = program.sections[program.text]?.rows[0]
  if (!row) throw new Error(`nothing assembled: ${text}`)
  const { reads, writes, kills, flags } = row
  const flagLetters = `${flags.reads ? 'r' : ''}${flags.writes ? 'w' : ''}${flags.kills ? 'k' : ''}`
  return [...[reads, writes, kills].map((set) => namesIn(arch, set).join(' ')), flagLetters]
}

/** Arch, text, reads, writes, kills, flags. What iced alone would have wrong, spelt out. */
const table: readonly (readonly [Arch, string, string, string, string, string])[] = [
  // A partial write does not kill the full register.
  ['x86-32', 'movb $1, %al', '', 'eax', '', ''],
  ['x86-32', 'movb $1, %ah', '', 'eax', '', ''],
  ['x86-32', 'movw $1, %ax', '', 'eax', '', ''],
  ['x86-32', 'movl $1, %eax', '', 'eax', 'eax', ''],
  ['x86-32', 'sete %ah', '', 'eax', '', 'r'],
  // A write of 32 bits in 64-bit mode kills all 64.
  ['x86-64', 'movl $1, %eax', '', 'rax', 'rax', ''],
  ['x86-64', 'movw $1, %ax', '', 'rax', '', ''],
  ['x86-64', 'mov %eax, %eax', 'rax', 'rax', 'rax', ''],
  ['x86-64', 'mov (%rsi), %r9d', 'rsi', 'r9', 'r9', ''],
  // These define their register without needing it.
  ['x86-32', 'xor %eax, %eax', '', 'eax', 'eax', 'wk'],
  ['x86-32', 'sub %edx, %edx', '', 'edx', 'edx', 'wk'],
  ['x86-64', 'xor %eax, %eax', '', 'rax', 'rax', 'wk'],
  ['x86-32', 'xor %al, %al', '', 'eax', '', 'wk'],
  ['x86-32', 'xor %eax, %edx', 'eax edx', 'edx', 'edx', 'wk'],
  ['x86-32', 'sbb %eax, %eax', '', 'eax', 'eax', 'rwk'],
  ['x86-32', 'sbb %eax, %edx', 'eax edx', 'edx', 'edx', 'rwk'],
  ['x86-32', 'or $-1, %eax', '', 'eax', 'eax', 'wk'],
  ['x86-64', 'or $-1, %rax', '', 'rax', 'rax', 'wk'],
  ['x86-64', 'or $-1, %eax', '', 'rax', 'rax', 'wk'],
  ['x86-32', 'orb $-1, %al', '', 'eax', '', 'wk'],
  ['x86-32', 'or $-2, %eax', 'eax', 'eax', 'eax', 'wk'],
  ['x86-32', 'and $0, %ecx', '', 'ecx', 'ecx', 'wk'],
  ['x86-32', 'and $1, %ecx', 'ecx', 'ecx', 'ecx', 'wk'],
  ['x86-32', 'or $-1, (%ecx)', 'ecx', '', '', 'wk'],
  // Conditional moves and repetitions keep what they do not write.
  ['x86-32', 'cmove %ecx, %eax', 'eax ecx', 'eax', '', 'r'],
  ['x86-64', 'cmove %rcx, %rax', 'rax rcx', 'rax', '', 'r'],
  ['x86-32', 'rep stosl', 'eax ecx edi', 'ecx edi', '', ''],
  ['x86-32', 'rep movsb', 'ecx esi edi', 'ecx esi edi', '', ''],
  ['x86-32', 'rep lodsl', 'eax ecx esi', 'eax ecx esi', '', ''],
  ['x86-32', 'repe cmpsb', 'ecx esi edi', 'ecx esi edi', '', 'w'],
  ['x86-32', 'cmpsb', 'esi edi', 'esi edi', 'esi edi', 'wk'],
  // These as they are.
  ['x86-32', 'xchg %ecx, %eax', 'eax ecx', 'eax ecx', 'eax ecx', ''],
  ['x86-32', 'cmpxchg %ecx, (%esi)', 'eax ecx esi', 'eax', '', 'wk'],
  ['x86-32', 'cmpxchg %ecx, %edx', 'eax ecx edx', 'eax edx', '', 'wk'],
  ['x86-32', 'xadd %ecx, %eax', 'eax ecx', 'eax ecx', 'eax ecx', 'wk'],
  ['x86-32', 'mul %ecx', 'eax ecx', 'eax edx', 'eax edx', 'wk'],
  ['x86-32', 'div %ecx', 'eax ecx edx', 'eax edx', 'eax edx', 'wk'],
  ['x86-32', 'cltd', 'eax', 'edx', 'edx', ''],
  ['x86-32', 'leave', 'ebp', 'esp ebp', 'esp ebp', ''],
  ['x86-32', 'cpuid', 'eax ecx', 'eax ecx edx ebx', 'eax ecx edx ebx', ''],
  ['x86-32', 'rdtsc', '', 'eax edx', 'eax edx', ''],
  ['x86-32', 'loop .', 'ecx', 'ecx', 'ecx', ''],
  ['x86-32', 'jecxz .', 'ecx', '', '', ''],
  ['x86-32', 'lahf', '', 'eax', '', 'r'],
  // Padding does nothing.
  ['x86-32', 'nop', '', '', '', ''],
  ['x86-32', 'mov %esi, %esi', '', '', '', ''],
  ['x86-32', '.byte 0x8d,0x76,0', '', '', '', ''],
  ['x86-32', '.byte 0x8d,0x74,0x26,0', '', '', '', ''],
  ['x86-32', '.byte 0x8d,0xb4,0x26,0,0,0,0', '', '', '', ''],
  ['x86-32', '.byte 0x8d,0x04,0x20', '', '', '', ''],
  ['x86-32', '.byte 0x8d,0x04,0x05,0,0,0,0', '', '', '', ''],
  ['x86-32', 'lea 1(%esi), %esi', 'esi', 'esi', 'esi', ''],
  ['x86-32', 'lea 0(,%esi,2), %esi', 'esi', 'esi', 'esi', ''],
  ['x86-32', 'mov %si, %si', 'esi', 'esi', '', ''],
  ['x86-32', 'nopl 0(%eax)', '', '', '', ''],
  ['x86-64', 'nopw 0(%rax,%rax,1)', '', '', '', ''],
  // Flags: partial writers do not kill them.
  ['x86-32', 'inc %eax', 'eax', 'eax', 'eax', 'w'],
  ['x86-32', 'dec %eax', 'eax', 'eax', 'eax', 'w'],
  ['x86-32', 'rol $1, %eax', 'eax', 'eax', 'eax', 'w'],
  ['x86-32', 'shl %cl, %eax', 'eax ecx', 'eax', 'eax', 'w'],
  ['x86-32', 'shld %cl, %edx, %eax', 'eax ecx edx', 'eax', 'eax', 'w'],
  ['x86-32', 'shl $3, %eax', 'eax', 'eax', 'eax', 'wk'],
  ['x86-32', 'shl $0, %eax', 'eax', 'eax', 'eax', ''],
  ['x86-32', 'clc', '', '', '', 'w'],
  ['x86-32', 'cmc', '', '', '', 'rw'],
  ['x86-32', 'bt %ecx, %eax', 'eax ecx', '', '', 'w'],
  ['x86-32', 'add %ecx, %eax', 'eax ecx', 'eax', 'eax', 'wk'],
  ['x86-32', 'adc $0, %edx', 'edx', 'edx', 'edx', 'rwk'],
  ['x86-32', 'test %eax, %eax', 'eax', '', '', 'wk'],
  ['x86-32', 'cli', '', '', '', ''],
  ['x86-32', 'cld', '', '', '', ''],
  ['x86-32', 'pushf', 'esp', 'esp', 'esp', 'r'],
  ['x86-32', 'popf', 'esp', 'esp', 'esp', 'wk'],
]

describe('what instructions read, write and leave nothing of', () => {
  it.each(table)('%s %s', (arch, text, ...expected) => {
    expect(effects(arch, text)).toEqual(expected)
  })
})
