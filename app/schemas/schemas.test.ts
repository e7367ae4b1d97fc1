import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { callsite } from '../../src/lessons/core/callsite.ts'
import { receiptText } from '../../src/lessons/receipt.ts'
import { type DeckState, deckFrom, deckText } from '../../src/share/deck.ts'
import { documentFromFile, documentText } from '../../src/share/documentFile.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { encodeLink } from '../../src/share/encodeLink.ts'
import { documentFrom, fieldsOf } from '../../src/share/fields.ts'
import { settingIds } from '../../src/share/settingFields.ts'
import { linkVersions } from '../../src/share/upgrades/index.ts'
import { brokenJson } from '../../src/testing/broken.ts'
import { deck, documents } from '../../src/testing/brokenLinks.ts'
import { sampleFile, sampleFiles } from '../../src/testing/sampleFiles.ts'
import { sampleListings } from '../../src/testing/samples.ts'
import { kernelVectorLines } from '../../src/testing/vectors/kernelVectors.ts'
import { commands } from '../cli/commands/index.ts'
import { pvscope } from '../cli/testing.ts'
import { connectHost } from '../embed/channel.ts'
import { readMessage } from '../embed/protocol.ts'
import { itaniumTraceText } from '../exports/itaniumTrace.ts'
import { createAppStore } from '../state/store.ts'
import { type SchemaId, schemas, schemaText } from './index.ts'
import { closed } from './schema.ts'

const validator = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false })
const compiled = (of: (schema: (typeof schemas)[number]) => object) =>
  new Map(schemas.map((each) => [each.id, validator.compile(of(each))] as const))

/** As published: more keys are fine. Our own output is held against the closed ones. */
const open = compiled((each) => JSON.parse(schemaText(each)) as object)
const strict = compiled(({ schema }) => closed(schema))

function holds(validate: ValidateFunction | undefined, value: unknown): string {
  if (validate?.(value)) return ''
  const [first] = validate?.errors ?? []
  return `${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`
}

/** Schemas that something of ours was held to. */
const used = new Set<SchemaId>()

function expectForm(id: SchemaId, value: unknown) {
  used.add(id)
  expect(holds(strict.get(id), value)).toBe('')
}

it('every schema has a file of its own that says what it is', () => {
  expect(new Set(schemas.map(({ id }) => id)).size).toBe(schemas.length)
  for (const each of schemas) {
    const file = JSON.parse(schemaText(each)) as Record<string, unknown>
    expect(file['$schema']).toContain('2020-12')
    expect(file['title']).toBe(each.title)
    expect(() => new Ajv2020({ strictTypes: false }).compile(file)).not.toThrow()
  }
})

/** Run last: a form that nothing of ours is held to would say nothing. `to-embed` is what others send. */
afterAll(() => {
  const ids = schemas.map(({ id }) => id).filter((id) => id !== 'to-embed')
  expect(ids.filter((id) => !used.has(id))).toEqual([])
})

/** Which schema the JSON of a command has. */
const ofCommands: Readonly<Record<string, readonly SchemaId[]>> = {
  asm: ['asm'],
  patch: ['patch'],
  pressure: ['pressure'],
  run: ['run'],
  records: ['records'],
  elf: ['elf', 'elf-verify'],
  sites61: ['sites61'],
  check: ['check'],
  ia64: ['ia64-asm', 'ia64-patch', 'ia64-run', 'ia64-vectors'],
}

describe('what the command line prints', () => {
  it('has a schema, whatever the command', () => {
    const printing = commands.filter(({ options }) =>
      (options as readonly string[]).includes('json'),
    )
    const known = Object.keys(ofCommands)
    expect(printing.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
  })

  const samples = sampleListings().map(({ name, listing, width }, at) => {
    const backends = ['xen', width === '64' ? 'xen' : 'lguest', 'vmi', 'native', 'kvm', 'off']
    const rules = ['2.6.30', 'design', width === '64' ? '6.1' : '2.6.30'][at % 3]
    const options = `--arch ${width === '64' ? 'x86-64' : 'x86-32'} --backend ${backends[at % 6]} --rules ${rules}`
    return [`${name} ${options}`, listing] as const
  })
  const broken = ['mov', 'frob %eax\n', '.rept 3\n', 'xor %ecx, %ecx\ndiv %ecx\n']
  const listings = [...samples, ...broken.map((text) => [`"${text}"`, text] as const)]

  it.each(listings)('is as its schema says: %s', async (name, listing) => {
    const options = /--.*/.exec(name)?.[0] ?? ''
    for (const id of ['asm', 'patch', 'pressure', 'run'] as const) {
      const chosen = id === 'asm' ? options.replace(/--backend \w+ /, '') : options
      const more = id === 'run' ? ' --trace' : ''
      const { out } = await pvscope(`${id} x.s ${chosen} --json${more}`, { 'x.s': listing })
      const told = JSON.parse(out) as Record<string, unknown>
      expectForm(id, told)
      // The page saves what `run --trace` prints of a listing that assembles, without the diagnostics.
      const { diagnostics, ...trace } = told
      if (id === 'run' && told['sites'] !== undefined) expectForm('trace', trace)
      expect(diagnostics).toBeInstanceOf(Array)
    }
  })

  it.each(sampleFiles)('is as its schema says: %s', async (name) => {
    const files = { x: sampleFile(name), memory: new Uint8Array(70_000) }
    for (const options of ['', ' --site 1', ' --backend native', ' --backend xen --site 2']) {
      const { out } = await pvscope(`elf x --json${options}`, files)
      if (out !== '') expectForm('elf', JSON.parse(out))
    }
    const verify = 'elf x --json --backend native --verify memory --base 0xffffffff81000000'
    expectForm('elf-verify', JSON.parse((await pvscope(verify, files)).out))
  })

  it('is as its schema says: a file that is none', async () => {
    expectForm('elf', JSON.parse((await pvscope('elf x --json', { x: 'nonsense' })).out))
  })

  const itanium = join(import.meta.dirname, '../samples/ia64')
  const files = readdirSync(itanium).filter((name) => name.endsWith('.s'))
  it.each(files)('is as its schema says: %s', async (name) => {
    const text = { 'x.s': readFileSync(join(itanium, name), 'utf8') }
    const lines = [
      ['ia64-asm', 'asm x.s --link'],
      ['ia64-patch', 'patch x.s --rules static'],
      ['ia64-patch', 'patch x.s --rules scan'],
      ['ia64-run', 'run x.s --rules scan'],
      ['ia64-run', 'run x.s --trace'],
    ] as const
    for (const [id, line] of lines) {
      expectForm(id, JSON.parse((await pvscope(`ia64 ${line} --json`, text)).out))
    }
    const start = { registers: {}, interrupts: true, pending: false, entry: null }
    for (const rules of ['static', 'scan'] as const) {
      const told = tellIa64({ listing: text['x.s'], platform: 'xen', rules }, start)
      expect(told.run?.moments.length).toBeGreaterThan(0)
      expectForm('trace-ia64', JSON.parse(itaniumTraceText(told) ?? ''))
    }
  })

  it('is as its schema says, line by line', async () => {
    const vectors = join(import.meta.dirname, '../../src/testing/vectors/ia64.jsonl')
    const linesOf = async (command: string, text: string) =>
      (await pvscope(command, {}, text)).out.trim().split('\n')
    const rows = `${readFileSync(vectors, 'utf8').trim()}\n{"id":"x"}\nnope\n`
    const altered = rows.replace('"disp":', '"disp":1')
    for (const line of await linesOf('ia64 vectors', altered)) {
      expectForm('ia64-vectors', JSON.parse(line))
    }
    const records = kernelVectorLines().filter((_, at) => at % 40 === 0)
    for (const line of await linesOf('records', `${records.join('\n')}\n{}\nnope\n`)) {
      expectForm('records', JSON.parse(line))
    }
    const booted = {
      sites: [
        { addr: '0xffffffff81000000', type: 30, len: 6, orig: 'ff1425000000' },
        { addr: '0xffffffff81000000', type: 30, len: 7, orig: 'ff14250000000090', alts: [{}] },
      ],
      targets: {},
    }
    for (const line of await linesOf('sites61', JSON.stringify(booted))) {
      expectForm('sites61', JSON.parse(line))
    }
  })

  it('is as its schema says: marks', async () => {
    const task = callsite.scenes.find((scene) => scene.task)?.task?.id ?? ''
    const answers = { 'a/one.s': 'ret\n', 'a/two.s': 'mov\n', 'a/three.json': '{' }
    const { out } = await pvscope(`check callsite ${task} a --json`, answers)
    const marks = JSON.parse(out) as readonly unknown[]
    expect(marks).toHaveLength(3)
    expectForm('check', marks)
  })
})

/** What a schema cannot say: which bits are flags, and that lines grow. */
const beyondSchemas = ['flags', 'breakpoints', 'entry']

const newest = linkVersions.at(-1)?.version

describe('what links and files hold', () => {
  it('is as the schema says', () => {
    for (const document of documents) {
      expectForm('link', fieldsOf(document))
      expectForm('document', JSON.parse(documentText(document)))
    }
    expectForm('deck', JSON.parse(deckText(deck)))
  })

  const names = [...Object.keys(settingIds), 'scan', 'site', 'moment', 'disabled', 'registers']
  const values = [
    ...Object.values(settingIds).flatMap((known) => Object.keys(known)),
    '1',
    '12',
    '1234567',
    'eax.1f',
    'eax.1f-ebx.2',
    'x',
    '',
  ]

  it('is accepted exactly where the schema accepts it: settings', () => {
    const settings = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...values))
    fc.assert(
      fc.property(settings, (found) => {
        const { unknown } = documentFrom({ settings: found, listing: '' })
        expect(holds(strict.get('link'), { settings: found, listing: '' }) === '').toBe(
          unknown.length === 0,
        )
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  const file = documents
    .slice(0, 4)
    .map((document) => JSON.parse(documentText(document)) as unknown)

  it('is accepted exactly where the schema accepts it: document files', () => {
    const told = new Set<boolean>()
    fc.assert(
      fc.property(brokenJson(fc.constantFrom(...file)), (value) => {
        const text = asJson(value)
        const found = JSON.parse(text) as { format?: unknown; settings?: object } | null
        // Older formats have other settings.
        if (typeof found?.format === 'number' && found.format !== newest) return
        const settings = Object.keys(found?.settings ?? {})
        if (settings.some((name) => beyondSchemas.includes(name) || !names.includes(name))) return
        const read = documentFromFile(text).ok
        told.add(read)
        expect(holds(open.get('document'), found) === '').toBe(read)
      }),
      { numRuns: 3000, seed: 2 },
    )
    expect(told.size).toBe(2)
  })

  it('is accepted exactly where the schema accepts it: decks', () => {
    const told = new Set<boolean>()
    fc.assert(
      fc.property(brokenJson(fc.constant(JSON.parse(deckText(deck)))), (value) => {
        const text = asJson(value)
        const read = deckFrom(text)
        told.add(read.ok)
        const accepted = holds(open.get('deck'), JSON.parse(text)) === ''
        // A document in a deck is a text of its own form: only what is read can be more than a text.
        if (read.ok) expect(accepted).toBe(true)
        else if (!read.error.includes('document')) expect(accepted).toBe(false)
      }),
      { numRuns: 3000, seed: 3 },
    )
    expect(told.size).toBe(2)
  })

  it('is as the schema says: receipts', () => {
    const [document] = documents
    const [state] = deck.states as readonly DeckState[]
    if (!document || !state) throw new Error('nothing to link')
    const receipt = receiptText({
      version: '1.0.0',
      lesson: 'callsite',
      task: 'add-enable',
      goals: [
        { id: 'one', met: true },
        { id: 'two', met: false },
      ],
      first: { right: 1, shown: 1, all: 2 },
      hints: 0,
      name: 'A.\nReader',
      time: new Date(0).toISOString(),
      link: encodeLink(document),
    })
    expectForm('receipt', receipt)
    expect(holds(open.get('receipt'), receipt.replace('lesson', 'task'))).not.toBe('')
  })
})

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch {
    return 'null'
  }
}

describe('messages of embeds', () => {
  const toEmbed = fc.constantFrom<unknown>(
    { type: 'pv.hello', id: 1 },
    { type: 'pv.step', id: 2, to: 3, site: 1 },
    { type: 'pv.step', delta: -1 },
    { type: 'pv.setTheme', theme: 'dark' },
    { type: 'pv.setState', state: { listing: 'ret', arch: 'x86-64', backend: 'kvm', site: 1 } },
    { type: 'pv.setState', state: { arch: 'ia64', rules: 'scan', step: 9 } },
  )

  it('are understood exactly where the schema accepts them', () => {
    const kinds = new Set<string>()
    fc.assert(
      fc.property(brokenJson(toEmbed), (value) => {
        const data = JSON.parse(asJson(value)) as unknown
        // JSON in a text, H5P and reveal.js have forms of their own.
        if (typeof data === 'string') return
        const { kind } = readMessage(data)
        kinds.add(kind)
        if (kind === 'height') return
        expect(holds(open.get('to-embed'), data) === '').toBe(kind === 'wanted')
      }),
      { numRuns: 3000, seed: 4 },
    )
    expect([...kinds].toSorted()).toEqual(['ignored', 'refused', 'wanted'])
  })

  it('are as their schema says where the embed answers', async () => {
    const posted: unknown[] = []
    const parent = { postMessage: (message: unknown) => posted.push(message) }
    const page = { parent, addEventListener: () => undefined } as unknown as Window
    const store = createAppStore()
    const channel = connectHost(store, page, { height: () => undefined })
    const hear = (data: unknown) =>
      channel.hear({ source: parent, origin: 'https://a.example', data } as unknown as MessageEvent)
    hear({ type: 'pv.hello', id: 1 })
    hear({ type: 'pv.setTheme', id: 'a', theme: 'dark' })
    hear({ type: 'pv.setTheme', id: 2, theme: 'pink' })
    hear({ type: 'pv.setState', id: 3, state: { link: '#v4=x' } })
    channel.post({ type: 'pv.ready', asleep: true })
    channel.post({ type: 'pv.resize', height: 300 })
    channel.post({ type: 'pv.release' })
    // What sets a figure is loaded when it is asked for.
    await vi.waitFor(() => expect(posted.length).toBe(7))
    for (const message of posted) expectForm('from-embed', message)
  })
})
