import { describe, expect, it } from 'vitest'
import { analyze } from '../analysis/analyze.ts'
import { sandwich } from './core/sandwich.ts'
import { inputOf, wholeDocument, withLine } from './documents.ts'
import type { Lesson } from './lesson.ts'
import { replyTo } from './reply.ts'
import { xenMask } from './short/xenMask.ts'

/** What a scene says to an instruction; null where it is the one that was asked for. */
function said({ scenes }: Lesson, id: string, text: string): string | null {
  const scene = scenes.find((each) => each.id === id)
  if (scene?.prediction?.kind !== 'instruction') throw new Error(id)
  const { document, prediction } = scene
  const listing = withLine(document.listing, prediction.line, `    ${text}`)
  const answer = analyze(inputOf(wholeDocument({ ...document, listing })))
  if (answer.kind === 'refused') throw new Error('a combination that never existed')
  return replyTo(prediction, answer.analysis)
}

describe('the reply to what closes the sandwich', () => {
  it.each(['pop %eax', 'popl %eax', '  pop\t%eax  # back', 'POP %EAX', '.byte 0x58', '.byte 88'])(
    'takes %s',
    (text) => {
      expect(said(sandwich, 'close', text)).toBeNull()
    },
  )

  it.each([
    ['pop %ax', /two bytes off/],
    ['pop %si', /two bytes off/],
    ['popw (%edi)', /two bytes off/],
    ['pop %ebx', /another register/],
    ['pop %esp', /the stack pointer/],
    ['pop (%edi)', /wants it back in its register/],
    ['pop %fs', /wants it back in its register/],
    ['popf', /moves the stack pointer/],
    ['popa', /moves the stack pointer/],
    ['push %eax', /makes it two/],
    ['push $1', /makes it two/],
    ['add $4, %esp', /throws it away/],
    ['lea 4(%esp), %esp', /throws it away/],
    ['sub $-4, %esp', /throws it away/],
    ['add $8, %esp', /moves the stack pointer/],
    ['add $-4, %esp', /moves the stack pointer/],
    ['mov %ebp, %esp', /moves the stack pointer/],
    ['leave', /moves the stack pointer/],
    ['ret', /moves the stack pointer/],
    ['mov (%esp), %eax', /copy stays on the stack/],
    ['mov (%esp), %ebx', /still on the stack/],
    ['mov $1, %eax', /still on the stack/],
    ['nop', /still on the stack/],
    ['# nothing', /no more and no less/],
    ['pop %eax; pop %eax', /no more and no less/],
    ['pop %eax; nop', /no more and no less/],
    ['mov %eax', /operand/],
  ])('is true of %s', (text, reply) => {
    expect(said(sandwich, 'close', text)).toMatch(reply)
  })
})

describe("the reply to what does Xen's work", () => {
  it.each([
    'movb $1, %fs:xen_vcpu_info+1',
    '  movb  $0x01 ,  %fs:xen_vcpu_info + 0x1  ',
    'movb $1,%fs:1+xen_vcpu_info',
    'movb $1, %fs:(xen_vcpu_info+1)',
    'movb $(2-1), %fs:xen_vcpu_info+1',
    'movb $1, %fs:xen_vcpu_info+1 # one byte',
    'movb $01, %fs:xen_vcpu_info+1;',
    'MOVB $1, %fs:xen_vcpu_info+1',
    'movb $0b1, %FS:xen_vcpu_info+1',
    'fs movb $1, xen_vcpu_info+1',
  ])('takes the very instruction as %s', (text) => {
    expect(said(xenMask, 'off', text)).toBeNull()
  })

  it.each([
    ['movb $0, %fs:xen_vcpu_info+1', /^The right place, but/],
    ['movb $1, %fs:xen_vcpu_info', /^The right number, but/],
    ['movb $0, %fs:xen_vcpu_info', /neither/],
    ['movb $1, xen_vcpu_info+1', /fixed byte/],
    ['movb $1, %gs:xen_vcpu_info+1', /straight from the instruction/],
    ['movb $1, %fs:1(%eax)', /straight from the instruction/],
    ['movb $1, (%eax)', /straight from the instruction/],
    ['movb %al, %fs:xen_vcpu_info+1', /straight from the instruction/],
    ['orb $1, %fs:xen_vcpu_info+1', /straight from the instruction/],
    ['movl $1, %fs:xen_vcpu_info+1', /stores four bytes/],
    ['movl $1, xen_vcpu_info+1', /stores four bytes/],
    ['movw $1, %fs:xen_vcpu_info+1', /stores two bytes/],
    ['mov $1, %eax', /straight from the instruction/],
    ['cli', /traps/],
    ['nop', /straight from the instruction/],
    ['', /straight from the instruction/],
  ])('is true of %s', (text, reply) => {
    expect(said(xenMask, 'off', text)).toMatch(reply)
  })
})
