import { describe, expect, it } from 'vitest'
import { decodeBundle } from '../../ia64/bundle/bundle.ts'
import { effectsOf } from '../../ia64/isa/effects.ts'
import { instructionsOf } from '../../ia64/isa/print.ts'
import { modelSymbols, platformTable } from '../../ia64/patch/platform.ts'
import { patchTypes } from '../../ia64/patch/types.ts'
import { staticArguments } from '../../ia64/stack/conventions.ts'
import { tellIa64 } from '../../ia64/story/told.ts'
import { wholeDocument } from '../documents.ts'
import { noRoom } from './noRoom.ts'

function seen(id: string) {
  const scene = noRoom.scenes.find((each) => each.id === id)
  if (!scene) throw new Error(id)
  const { listing, itaniumRules: rules } = wholeDocument(scene.document)
  const told = tellIa64({ listing, rules, platform: 'xen' })
  const [story] = told.stories
  if (!story) throw new Error('no site')
  return { told, story }
}

/** Instructions of a replacement, but for nops. */
const realIn = (bytes: Uint8Array) =>
  Array.from({ length: bytes.length / 16 }, (_, at) => instructionsOf(decodeBundle(bytes, at * 16)))
    .flat()
    .filter(({ form }) => !form?.mnemonic.startsWith('nop.'))

describe('what "No room on the stack of registers" claims', () => {
  it('is that the frame has two inputs, three locals and two outputs', () => {
    const { told, story } = seen('window')
    const row = told.rows[story.losses.row]
    expect(row?.names).toEqual({ inputs: 2, locals: 3, outputs: 2 })
    expect(row?.frame).toMatchObject({ sof: 7, sol: 5 })
  })

  it('is that the callee wants one input and three locals, and saves ar.pfs in the first', () => {
    const { story } = seen('accident')
    const picture = story.pictures.find((each) => each.kind === 'accident')
    const moments = picture?.kind === 'accident' ? picture.moments : []
    const inside = moments.find(({ step }) => step === 'alloc')
    expect(inside?.state.names).toMatchObject({ inputs: 1, locals: 3 })
    expect(inside?.contents).toContainEqual({ place: 6, held: 'old-pfs' })
    expect(inside?.lost).toEqual([6])
  })

  it('is that the outputs were there all along: only one of them dies', () => {
    const { story } = seen('accident')
    expect(story.decision.scan?.widened?.changed).toBe(false)
    expect(story.losses.destroyed).toEqual(['r38'])
  })

  it('is that nothing of the answer is told before it is asked for', () => {
    const { story } = seen('window')
    expect(story.losses.destroyed).toEqual([])
    expect(story.costs.flatMap(({ saved }) => saved)).not.toContain('r38')
  })

  it('is that no output survives, that a larger frame saves none, and that inputs and locals do', () => {
    const { listing = '' } = noRoom.scenes.find(({ id }) => id === 'waiting')?.document ?? {}
    const lost = (text: string) =>
      tellIa64({ listing: text, rules: 'scan', platform: 'xen' }).stories[0]?.losses
    expect(lost(listing)?.destroyed).toEqual(['r38'])
    expect(lost(listing.replace('2,3,2,0', '2,3,9,0'))?.destroyed).toContain('r38')
    const { mayDestroy = [] } = lost(listing) ?? {}
    const stacked = mayDestroy.filter((name) => /^r(?:3[2-9]|[4-9]\d)$/.test(name))
    expect(stacked).toEqual(['r37', 'r38'])
  })

  it('is that a leaf has no alloc and keeps its site', () => {
    const { story } = seen('leaf')
    expect(story.decision).toMatchObject({ outcome: 'kept', because: 'no-alloc' })
  })

  it('is that one instruction of Xen is enough, and out1 lives', () => {
    const { story } = seen('static')
    expect(story.decision).toMatchObject({ outcome: 'replaced', used: 16 })
    expect(
      story.costs.map(({ convention, instructions }) => [convention, instructions]),
    ).toContainEqual(['inline', 1])
    expect(story.losses.destroyed).toEqual([])
  })

  it('is that an alloc cannot grow once its frame has 96 registers', () => {
    const { listing = '' } = noRoom.scenes.find(({ id }) => id === 'waiting')?.document ?? {}
    const scanned = (locals: number) => {
      // Inputs and locals alone: the output that the call needs comes on top.
      const text = listing.replace('2,3,2,0', `2,${locals},0,0`).replaceAll(/out[01]/g, 'loc2')
      return tellIa64({ listing: text, rules: 'scan', platform: 'xen' }).stories[0]?.decision.scan
    }
    const most = Array.from({ length: 94 }, (_, at) => at + 1).filter(
      (locals) => scanned(locals)?.failure === null,
    )
    const last = scanned(most.at(-1) ?? 0)
    expect(last?.widened).toMatchObject({ sof: 96, changed: true })
    expect(scanned(94)?.failure).toBe('no-room')
  })

  it('is that arguments come in r8 to r11 and r14, results in r8, and the way back is b6', () => {
    const { story } = seen('static')
    const most = patchTypes.reduce(
      (longest, { takes }) => (takes.length > longest.length ? takes : longest),
      [] as readonly string[],
    )
    expect(most).toHaveLength(staticArguments.length)
    expect(staticArguments).toEqual(['r8', 'r9', 'r10', 'r11', 'r14'])
    const row = platformTable('native', modelSymbols).find(
      ({ type }) => patchTypes.find(({ number }) => number === type)?.takes === most,
    )
    const written = new Set<string>()
    const read = realIn(row?.bytes ?? new Uint8Array()).flatMap((each) => {
      const { reads, writes } = effectsOf(each)
      const fresh = reads.filter((name) => !written.has(name))
      for (const name of writes) written.add(name)
      return fresh
    })
    expect([...new Set(read)].filter((name) => /^r(?:[89]|1\d)$/.test(name)).toSorted()).toEqual(
      [...staticArguments].toSorted(),
    )
    const { told } = seen('static')
    const inSite = told.rows.filter(
      ({ offset }) => offset >= story.site.offset && offset < story.site.offset + story.site.length,
    )
    expect(inSite.map(({ text }) => text).join('\n')).toMatch(/mov b6=r17[^]*br(?:\.\w+)* b7/)
    expect(inSite.map(({ text }) => text).join('\n')).not.toContain('br.call')
  })
})
