import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assemble } from '../asm/assemble.ts'
import { link } from '../asm/link.ts'
import { hex } from '../base/bytes.ts'
import { backendTable } from '../backends/table.ts'
import { preludeText } from '../prelude/prelude.ts'
import { objectFile } from '../testing/elfFile.ts'
import { readElfObject } from '../testing/elfObject.ts'
import { hasGnuAs } from '../testing/gnuAs.ts'
import { sampleFile, type SampleFile } from '../testing/sampleFiles.ts'
import { siteListing } from './imageListing.ts'
import { imageOutcomes, operationName } from './imageOutcomes.ts'
import { type ImageChoice, imagePatcher } from './imagePatcher.ts'
import { bootDecision, functionOf, siteWindow, windowRows } from './imageSite.ts'
import { type KernelImage, openKernelImage } from './kernelImage.ts'

const noChoice: ImageChoice = {
  rules: null,
  variant: null,
  features: null,
  pages: 'pae',
  nops: null,
}

function opened(bytes: Uint8Array): KernelImage {
  const image = openKernelImage(bytes)
  if (!image.ok) throw new Error(image.error.message)
  return image.value
}

const sample = (name: SampleFile) => opened(sampleFile(name))

function patcherOf(image: KernelImage, choice: Partial<ImageChoice>) {
  const patcher = imagePatcher(image, { ...noChoice, ...choice })
  if (!patcher.ok) throw new Error(patcher.error)
  return patcher.value
}

const decided = (image: KernelImage, choice: Partial<ImageChoice>) =>
  imageOutcomes(image, patcherOf(image, choice))

/** `outcome bytes target` of every site. */
const told = (image: KernelImage, choice: Partial<ImageChoice>) =>
  decided(image, choice).outcomes.map(({ outcome, after, target }) =>
    [outcome, hex(after), target?.name].filter(Boolean).join(' '),
  )

const codesOf = ({ faults }: KernelImage) => faults.map(({ code }) => code)

describe('a linked kernel with symbols', () => {
  const image = sample('vmlinux61')

  it('has its sites, with functions and operations', () => {
    const patcher = patcherOf(image, { variant: 'native' })
    const lines = image.sites.map((site) => [
      functionOf(image, site)?.name,
      operationName(patcher, site.type),
      site.consistent,
    ])
    expect(lines).toEqual([
      ['give_back', 'mmu.alloc_p4d', true],
      ['save_and_disable', 'irq.save_fl', true],
      ['save_and_disable', 'irq.irq_disable', true],
      ['map_page', 'mmu.pte_val', true],
      ['map_page', 'mmu.set_pte', true],
      ['map_page', 'mmu.alloc_pte', true],
      ['read_counter', 'cpu.read_msr', true],
      ['unlock', 'lock.queued_spin_unlock', true],
    ])
    expect(image.pvOps).toMatchObject({ agreeing: 8, of: 8 })
  })

  it('on bare hardware calls what its slots hold, under inline code', () => {
    expect(told(image, { variant: 'native' })).toEqual([
      'nop 660f1f440000',
      'inline 9c580f1f4000',
      'inline fa0f1f440000',
      'inline 4889f80f1f00',
      'c-call e833ffffff90 native_set_pte',
      'nop 660f1f440000',
      'c-call e830ffffff90 native_read_msr',
      'inline c607000f1f00',
    ])
  })

  it('on Xen calls the functions that it names, and traps at a NULL slot', () => {
    const names = told(image, { variant: 'xen' }).map((line) => line.split(' '))
    expect(names.map(([outcome, , name]) => [outcome, name])).toEqual([
      ['trap', 'paravirt_BUG'],
      ['thunk-call', 'xen_save_fl_direct'],
      ['thunk-call', 'xen_irq_disable_direct'],
      ['thunk-call', '__raw_callee_save_xen_pte_val'],
      ['c-call', 'xen_set_pte'],
      ['c-call', 'xen_alloc_pte'],
      ['c-call', 'xen_read_msr'],
      ['inline', undefined],
    ])
    const known = decided(image, { variant: 'xen' }).outcomes.map((outcome) => outcome.known)
    expect(known).toEqual([true, true, true, true, true, false, true, true])
  })

  it('follows the features that are switched', () => {
    const forced = told(image, { variant: 'native', features: ['xen-pv', 'pv-unlock'] })
    expect(forced[1]).toContain('thunk-call')
    expect(forced[1]).toContain('pv_native_save_fl')
    expect(forced[7]).toContain('__raw_callee_save___native_queued_spin_unlock')
    expect(told(image, { variant: 'kvm' })[7]).toContain(
      '__raw_callee_save___pv_queued_spin_unlock',
    )
  })

  it('sums up outcomes, operations and registers given up for nothing', () => {
    const { totals, byOperation, givenUp } = decided(image, { variant: 'native' })
    expect(totals).toEqual({ nop: 2, inline: 4, 'c-call': 2 })
    expect(byOperation['irq.irq_disable']).toEqual({ inline: 1 })
    // rax: cli and the unlock write nothing, and neither do the two sites that are all nops.
    expect(givenUp[0]).toBe(4)
    expect(givenUp[1]).toBe(2)
  })

  it('tells both passes of a site', () => {
    const patcher = patcherOf(image, { variant: 'native' })
    const decision = patcher.rules === '6.1' && bootDecision(image, image.sites[2]!, patcher)
    expect(decision && decision.candidates.map(({ pass, verdict }) => [pass, verdict])).toEqual([
      ['paravirt', 'would-work'],
      ['alternatives', 'chosen'],
    ])
  })
})

describe('a kernel without symbols', () => {
  it('has the same bytes on bare hardware: pv_ops and the empty function are found', () => {
    const bytes = (image: KernelImage) =>
      decided(image, { variant: 'native' }).outcomes.map(({ after }) => hex(after))
    const stripped = sample('vmlinux61.stripped')
    expect(bytes(stripped)).toEqual(bytes(sample('vmlinux61')))
    expect(stripped.pvOps).toEqual(sample('vmlinux61').pvOps)
    expect(codesOf(stripped)).toContain('image/pv-ops')
  })

  it('names the functions of Xen, whose addresses it does not tell', () => {
    const { outcomes } = decided(sample('vmlinux61.stripped'), { variant: 'xen' })
    expect(outcomes[4]).toMatchObject({ known: false, target: { name: 'xen_set_pte' } })
  })
})

describe('a module', () => {
  const image = sample('module61.ko')

  it('has its sites through relocations, all in agreement', () => {
    expect(image.sites.map(({ offset, type }) => [offset, type])).toEqual([
      [0x1, 30],
      [0xa, 31],
      [0x1c, 62],
      [0x2c, 58],
      [0x32, 50],
      [0x3f, 23],
      [0x51, 80],
    ])
    expect(codesOf(image)).toContain('image/pv-ops-elsewhere')
    expect(image.sites.every(({ consistent }) => consistent)).toBe(true)
  })

  it('shows the code around a site with names', () => {
    const window = siteWindow(image, image.sites[6]!)!
    expect(window.function?.name).toBe('unlock')
    expect(windowRows(image, window).map(({ text }) => text)).toEqual([
      'call *pv_ops+640(%rip)',
      'call helper',
      'ret',
    ])
  })

  it('says so where a site does not call the slot that its record names', () => {
    const file = sampleFile('module61.ko')
    const index = image.elf.sections.find(({ name }) => name === '.parainstructions')!
    const at = index.bytes.byteOffset + 8
    file[at] = 32
    const broken = opened(file)
    expect(codesOf(broken)).toContain('image/pv-ops-disagree')
    expect(broken.sites.map(({ consistent }) => consistent)).toEqual([
      false,
      ...Array.from({ length: 6 }, () => true),
    ])
  })
})

describe('an object of 2.6.30', () => {
  it.each([
    ['32pae', 'x86-32'],
    ['64', 'x86-64'],
  ] as const)(
    'made by our own assembler is patched by the rules of its time (%s)',
    (config, arch) => {
      const table = backendTable('xen', config)
      if (!table.ok) throw new Error(table.error.lacks)
      const source = 'foo: DISABLE_INTERRUPTS(CLBR_NONE)\n ret\n'
      const object = assemble(source, { arch, prelude: preludeText(config, table.value) })
      const image = opened(objectFile(object))
      expect(image.sites.map(({ type }) => type)).toEqual([config === '64' ? 48 : 45])
      const rules = image.era
      expect(rules).toBe('2.6.30')
      const [outcome] = decided(image, { variant: 'native' }).outcomes
      expect(outcome?.outcome).toBe('inline')
      expect(hex(outcome!.after).startsWith('fa')).toBe(true)
    },
  )

  it('is told from one between the eras by the name of its table', () => {
    const text = '1: call *pv_ops+16\n2: ret\n'
    const record = '.section .parainstructions,"a"\n.quad 1b\n.byte 2, 7\n.short 1\n'
    const object = assemble(`${text}${record}`, { arch: 'x86-64', prelude: '' })
    expect(object.diagnostics).toEqual([])
    expect(codesOf(opened(objectFile(object)))).toContain('image/between-eras')
    const older = codesOf(sample('entry2630.o'))
    expect(older).toContain('image/era')
    expect(older).not.toContain('image/between-eras')
  })

  it('is not for the rules of 6.1', () => {
    const image = sample('entry2630.o')
    const answer = imagePatcher(image, { ...noChoice, rules: '6.1' })
    expect(answer.ok ? '' : answer.error).toContain('x86-64 alone')
    expect(told(image, {}).map((line) => line.split(' ')[0])).toEqual(['inline', 'keep'])
  })
})

describe('what never existed is refused in words, with the years', () => {
  it.each([
    ['lguest', '2007–2017'],
    ['vmi', '2007–2010'],
    ['vmi-nop', '2007–2010'],
    ['xen-noplace', '2008–2021'],
    ['kvm-mmuop', '2008–2012'],
    ['off', 'CONFIG_PARAVIRT'],
  ] as const)('%s with 6.1', (variant, words) => {
    const answer = imagePatcher(sample('vmlinux61'), { ...noChoice, variant })
    expect(answer.ok ? '' : answer.error).toContain(words)
  })

  it.each(['design', '2.6.30'] as const)('rules %s for a kernel of 6.1', (rules) => {
    const answer = imagePatcher(sample('vmlinux61'), { ...noChoice, rules })
    expect(answer.ok ? '' : answer.error).toContain('choose rules 6.1')
  })
})

describe('code copied as a listing', () => {
  const names = ['module61.ko', 'vmlinux61', 'vmlinux61.stripped', 'entry2630.o'] as const
  const cases = names.flatMap((name) => {
    const image = sample(name)
    return image.sites.map((site) => [name, site.index] as const)
  })

  function copied(name: SampleFile, index: number) {
    const image = sample(name)
    const site = image.sites[index]!
    return { image, window: siteWindow(image, site)!, text: siteListing(image, site, String)! }
  }

  it.each(cases)('assembles to the same bytes (%s, site %s)', (name, index) => {
    const { image, window, text } = copied(name, index)
    const object = assemble(text, { arch: image.elf.arch, prelude: '' })
    const { program, diagnostics } = link(object, new Map(), { base: window.address })
    expect([...object.diagnostics, ...diagnostics]).toEqual([])
    expect(hex(program.sections[program.text]!.bytes)).toBe(hex(window.bytes))
  })

  it.runIf(hasGnuAs).each(cases)('is the same for GNU as (%s, site %s)', (name, index) => {
    const { image, window, text } = copied(name, index)
    const folder = mkdtempSync(join(tmpdir(), 'pvscope-listing-'))
    try {
      writeFileSync(join(folder, 'in.s'), text)
      const bits = image.elf.arch === 'x86-64' ? '--64' : '--32'
      const run = spawnSync('as', [bits, '-o', 'out.o', 'in.s'], { cwd: folder, encoding: 'utf8' })
      expect(run.stderr).toBe('')
      const section = readElfObject(readFileSync(join(folder, 'out.o'))).find(
        (s) => s.name === '.text',
      )
      expect(hex(section!.bytes)).toBe(hex(window.bytes))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
