import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { gzipSync } from 'fflate'
import { expect } from 'vitest'
import { deckText } from '../../../src/share/deck.ts'
import { documentText } from '../../../src/share/documentFile.ts'
import { brokenFiles, brokenJsonTexts, brokenTexts } from '../../../src/testing/broken.ts'
import { deck, documents } from '../../../src/testing/brokenLinks.ts'
import { openEverything } from '../../../src/testing/openEverything.ts'
import { sampleFile, sampleFiles } from '../../../src/testing/sampleFiles.ts'
import { sampleListings } from '../../../src/testing/samples.ts'
import { openFile } from '../../files/openFile.ts'
import { looksCompiled, openPasted } from '../../kernel/convert.ts'
import { convert } from '../../kernel/engine.ts'
import type { OpenKernelPort } from '../../kernel/port.ts'
import { plainElf } from '../../kernel/unpack.ts'
import { createAppStore } from '../../state/store.ts'
import { border } from './border.ts'
import { expectWhole } from './whole.ts'

const kernels = sampleFiles.map(sampleFile)

export const kernelFiles = border({
  id: 'kernel files',
  entries: ['file', 'drop'],
  guards: ['src/elf/header.ts', 'src/elf/sections.ts', 'src/analysis/kernelImage.ts'],
  share: 2,
  inputs: brokenFiles(kernels),
  enter: openEverything,
})

const packed = kernels.map((bytes) => gzipSync(bytes, { mtime: 0 }))

export const packedFiles = border({
  id: 'packed kernel files',
  entries: ['file', 'drop'],
  guards: ['app/kernel/unpack.ts', 'src/elf/container.ts'],
  share: 2,
  inputs: brokenFiles(packed),
  enter: async (bytes) => {
    const plain = await plainElf('x.ko.gz', Uint8Array.from(bytes), () => undefined)
    if (plain.ok) openEverything(plain.value)
    else expect(plain.error.message.length).toBeGreaterThan(20)
  },
})

const folder = join(import.meta.dirname, '../../../src/testing/compiled')
const compiled = readdirSync(folder)
  .filter((name) => /\.(?:s|txt)$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 6000))

/** Where no worker can start the engine answers in the page. */
const port: OpenKernelPort = (hear) => {
  queueMicrotask(() => hear({ kind: 'ready' }))
  return {
    post: (question) => {
      if (question.ask === 'convert') hear(convert(question.text))
    },
    stop: () => undefined,
  }
}

const compiledTexts = brokenTexts(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...compiled) },
    { weight: 1, arbitrary: fc.constantFrom(...sampleListings().map(({ listing }) => listing)) },
  ),
)

export const pastedTexts = border({
  id: 'texts that are pasted',
  entries: ['paste'],
  guards: ['app/kernel/convert.ts', 'src/analysis/convert/index.ts'],
  share: 2,
  inputs: compiledTexts,
  enter: async (text) => {
    const page = createAppStore()
    page.getState().setListing(text)
    await openPasted(page, text, port)
    expectWhole(page.getState())
  },
})

const names = fc.constantFrom(
  'a.s',
  'A.S',
  'a.txt',
  'a',
  'a.json',
  'a.pvscope.json',
  'a.pvscope-deck.json',
  'a.png',
  'a.ko',
  'a.ko.xz',
  'vmlinux',
  '<img>.s',
  '..',
)

const contents: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  { weight: 3, arbitrary: brokenJsonTexts(jsonOf(documents.slice(0, 4).map(documentText))) },
  { weight: 3, arbitrary: brokenJsonTexts(jsonOf([deckText(deck)])) },
  { weight: 2, arbitrary: brokenTexts(fc.constantFrom(...documents.map((each) => each.listing))) },
  { weight: 1, arbitrary: brokenFiles(kernels).map((bytes) => Uint8Array.from(bytes)) },
)

function jsonOf(texts: readonly string[]): fc.Arbitrary<unknown> {
  return fc.constantFrom(...texts.map((text) => JSON.parse(text) as unknown))
}

export const droppedFiles = border({
  id: 'files of any kind that are chosen or dropped',
  entries: ['file', 'drop'],
  guards: [
    'app/files/drop.ts',
    'app/files/choose.ts',
    'app/present/decks/OwnDeck.tsx',
    'src/share/documentFile.ts',
    'src/share/deck.ts',
  ],
  share: 4,
  // What a compiler wrote needs an engine of its own: it is pasted, above.
  inputs: fc.tuple(names, contents).filter(([, content]) => !isCompiled(content)),
  enter: async ([name, content]) => {
    const page = createAppStore()
    await openFile(page, new File([content], name))
    const { view, kernel } = page.getState()
    expect(view.notice === null && kernel.file === null).toBe(false)
    expectWhole(page.getState())
  },
})

function isCompiled(content: string | Uint8Array): boolean {
  return typeof content === 'string' && looksCompiled(content)
}
