import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { backends } from '../../src/backends/index.ts'

const app = join(import.meta.dirname, '..')
const isShipped = (path: string) => !/\.test\.|^(gallery|testing)\//.test(path)

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && isShipped(path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))

const files = sourcesIn(app)
const engine = sourcesIn(join(app, '../src')).filter(({ path }) => !path.includes('generated'))

/** Attributes that somebody reads or hears. */
const said = new Set(['alt', 'aria-description', 'aria-label', 'aria-roledescription'])
for (const name of ['aria-valuetext', 'label', 'placeholder', 'title']) said.add(name)

/** Names, not words: they are the same in every language. */
const names = new Set(['pv', 'scope', 'Tab', 'sof', 'sol'])

const wordsIn = (text: string): string[] =>
  (text.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !names.has(word))

interface Node {
  readonly type: string
  readonly value?: unknown
  readonly name?: { readonly name?: string }
  readonly expression?: Node
  readonly quasis?: readonly { readonly value: { readonly raw: string } }[]
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each)
  if (!isNode(value)) return
  yield value
  for (const part of Object.values(value)) yield* nodesOf(part)
}

// Two are dictionaries: readers' own listings pick the words.
const isDictionary = (path: string) => /(?:vocabulary|itaniumWords)\.ts$/.test(path)
const isMessages = (path: string) =>
  /^messages\/|[mM]essages\.ts$/.test(path) && !isDictionary(path)

const keyOf = (node: unknown): string => {
  const { key } = node as { key?: { name?: unknown } }
  return typeof key?.name === 'string' ? key.name : ''
}

/** By what words can be picked here: a member, a part of a pattern, a field, and an id, which is a text. */
function picksOf(node: Node, path: string): readonly string[] {
  switch (node.type) {
    case 'MemberExpression': {
      const { computed, property } = node as { computed?: boolean; property?: { name?: string } }
      return computed ? [] : [property?.name ?? '']
    }
    case 'ObjectPattern':
      return (node as { properties?: readonly unknown[] }).properties?.map(keyOf) ?? []
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : []
    case 'TSPropertySignature':
      return [keyOf(node)]
    case 'Property':
      return isMessages(path) ? [] : [keyOf(node)]
    default:
      return []
  }
}

/** What stands literally in a text or attribute of JSX; empty where it comes from elsewhere. */
function literal(node: Node | undefined): string {
  if (typeof node?.value === 'string') return node.value
  if (node?.expression) return literal(node.expression)
  return node?.quasis?.map(({ value }) => value.raw).join(' ') ?? ''
}

function wordsSaidBy(node: Node): string[] {
  if (node.type === 'JSXText') return wordsIn(literal(node))
  const isSaid = node.type === 'JSXAttribute' && said.has(node.name?.name ?? '')
  return isSaid && isNode(node.value) ? wordsIn(literal(node.value)) : []
}

/** Texts in the code itself; paths of modules and what is thrown at whoever made a mistake in the code are none. */
function* textsOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* textsOf(each)
  if (!isNode(value) || /^(?:Import|Throw|TemplateElement)/.test(value.type)) return
  if (value.type === 'Literal' && typeof value.value === 'string') yield value.value
  for (const { value: part } of value.quasis ?? []) yield part.raw
  for (const part of Object.values(value)) yield* textsOf(part)
}

/** Three words in a row, or a capital and what follows it: somebody is spoken to. */
const isSentence = (text: string): boolean =>
  /[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(text) ||
  /^[A-Z][a-z]+(?: [a-z]+)+[.?!]?$/.test(text)

/** Message files; decks and samples are texts as a whole, and schemas are read by who writes programs. */
const holdsTexts = (path: string): boolean =>
  /^(?:decks|messages|samples|schemas)\/|(?:[mM]essages|words)\.ts$/.test(path)

/** A sentence, a part of one, or a label of a report: two words with a space between. */
const isSaid = (text: string): boolean =>
  isSentence(text) || /[A-Za-z]{2,}[,:]? [a-z]{2,}/.test(text)

/**
 * Files of the engine that are texts as a whole: lessons and glossary, quotations of who said what, macros in the
 * assembler's own words, and the files of backends and eras, with all that is
 * said of each.
 */
const isContent = (path: string): boolean =>
  /^(?:glossary|lessons|prelude|provenance|share\/upgrades|testing)\//.test(path) ||
  path === 'patch/eras.ts' ||
  backends.some(({ id }) => path === `backends/${id}.ts`)

/** Words that only a sentence has, beside at least one more. Lists of registers and of mnemonics have none. */
const sentenceWords =
  /\b(?:an?|are|by|can|cannot|has|have|is|its|must|needs?|of|takes?|th(?:e|at|is)|was|what|where|which|with|you)\b/i
const isEnginesSentence = (text: string): boolean =>
  sentenceWords.test(text) &&
  /[A-Za-z]{2,} [A-Za-z]{2,}|\ban? [a-z]{3,}|^ [a-z]{2,}|[a-z]{2,} $/.test(text) &&
  !/^\s*[.#]/.test(text)

/** CSS and names of fonts. */
const isStyle = (text: string): boolean => /\{[^}]*:|^pvscope JetBrains Mono/.test(text)

describe('words that a reader sees', () => {
  it('stand in message files, not in the code: titles, notices, names for the editor', () => {
    const strays = files
      .filter(({ path }) => !holdsTexts(path))
      .flatMap(({ path, text }) =>
        [...textsOf(parseSync(path, text).program)]
          .filter((each) => isSentence(each) && !isStyle(each))
          .map((each) => `${path}: ${each}`),
      )
    expect(strays).toEqual([])
  })

  it('stand in message files on the command line, too, down to the labels of its reports', () => {
    const strays = files
      .filter(({ path }) => path.startsWith('cli/') && !holdsTexts(path))
      .flatMap(({ path, text }) =>
        [...textsOf(parseSync(path, text).program)]
          .filter(isSaid)
          .map((each) => `${path}: ${each}`),
      )
    expect(strays).toEqual([])
  })

  it('stand in message files where the engine has them: no sentence is in its code', () => {
    const strays = engine
      .filter(({ path }) => !holdsTexts(path) && !isContent(path))
      .flatMap(({ path, text }) =>
        [...textsOf(parseSync(path, text).program)]
          .filter(isEnginesSentence)
          .map((each) => `${path}: ${each}`),
      )
    expect(strays).toEqual([])
  })

  it('stand in the documents and not in the scripts that are served as they are', () => {
    const folder = join(app, '../public')
    const scripts = readdirSync(folder).filter((path) => path.endsWith('.js'))
    expect(scripts).toContain('embed-poster.js')
    const strays = scripts.flatMap((path) =>
      [...textsOf(parseSync(path, readFileSync(join(folder, path), 'utf8')).program)]
        .filter((text) => isSentence(text) || isEnginesSentence(text))
        .map((each) => `${path}: ${each}`),
    )
    expect(strays).toEqual([])
  })

  it('would be found in the code of the command line and of the engine', () => {
    const [literal = ''] = textsOf(parseSync('a.ts', "say('may destroy')").program)
    expect(isSaid(literal)).toBe(true)
    expect(
      ['a whole number', ' cannot be the index', 'The fill is'].filter(isEnginesSentence),
    ).toHaveLength(3)
    expect(
      ['eax ecx edx', 'asm/not-relocatable', '.type name, @function'].filter(isEnginesSentence),
    ).toEqual([])
  })

  it('stand in message files, not between the code', () => {
    const strays = files
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        [...nodesOf(parseSync(path, text).program)]
          .flatMap(wordsSaidBy)
          .map((word) => `${path}: ${word}`),
      )
    expect(strays).toEqual([])
  })

  it('are all used by somebody', () => {
    const parsed = [...files, ...engine].map(({ path, text }) => ({
      path,
      nodes: [...nodesOf(parseSync(path, text).program)],
    }))
    const picked = new Set(
      parsed.flatMap(({ path, nodes }) => nodes.flatMap((node) => picksOf(node, path))),
    )
    const unused = parsed
      .filter(({ path }) => isMessages(path))
      .flatMap(({ path, nodes }) =>
        nodes
          .filter((node) => node.type === 'Property' && !('shorthand' in node && node.shorthand))
          .map(keyOf)
          .filter((name) => name !== '' && !picked.has(name))
          .map((name) => `${path}: ${name}`),
      )
    expect(unused).toEqual([])
  })
})
