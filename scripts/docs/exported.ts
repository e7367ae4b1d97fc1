import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'

const root = join(import.meta.dirname, '../..')

/** Something that a door exports. */
export interface Exported {
  readonly name: string
  /** Path below `src`. */
  readonly file: string
  readonly line: number
  /** As it is declared, without what it does. */
  readonly signature: string
  /** Null where nothing stands before it. */
  readonly doc: string | null
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly id?: Node & { readonly name?: string; readonly typeAnnotation?: Node }
  readonly body?: Node | null
  readonly init?: Node | null
  readonly declaration?: Node | null
  readonly declarations?: readonly Node[]
  readonly expression?: boolean
  readonly name?: string
}

/** A comment's text, without its stars. */
const commentText = (raw: string): string =>
  raw
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim()

const isLambda = ({ type }: Node): boolean => type === 'ArrowFunctionExpression'

/** From the word that declares it up to what it does or is. */
function signatureOf(declaration: Node, at: Node, text: string): string {
  const upTo = (end: number) => text.slice(declaration.start, end)
  if (declaration.type === 'FunctionDeclaration') {
    return upTo(declaration.body?.start ?? declaration.end).trim()
  }
  const { init, id } = at
  if (declaration.type !== 'VariableDeclaration' || !init) return upTo(declaration.end)
  if (isLambda(init)) return upTo(init.body?.start ?? init.end).trim()
  return upTo(id?.end ?? init.start).trim()
}

/** Exports that are declared in a file, in its order. */
export function exportedBy(file: string): readonly Exported[] {
  const path = join(root, 'src', file)
  const text = readFileSync(path, 'utf8')
  const { program, comments } = parseSync(path, text)
  const docAt = (start: number): string | null => {
    const before = comments.findLast(({ end, type }) => end <= start && type === 'Block')
    const near = before && text.slice(before.end, start).trim() === ''
    return near && before.value.startsWith('*') ? commentText(before.value.slice(1)) : null
  }
  return (program.body as unknown as readonly Node[]).flatMap((node) => {
    const { declaration } = node
    if (node.type !== 'ExportNamedDeclaration' || !declaration) return []
    const all = declaration.declarations ?? [declaration]
    return all.flatMap((each) => {
      const name = each.id?.name
      if (name === undefined) return []
      return {
        name,
        file,
        line: text.slice(0, node.start).split('\n').length,
        signature: signatureOf(declaration, each, text),
        doc: docAt(node.start),
      }
    })
  })
}
