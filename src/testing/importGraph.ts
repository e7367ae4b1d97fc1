import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** One import or re-export as written. */
export interface Import {
  /** Path from the root of the checkout, or a package's name. */
  readonly target: string
  readonly package: boolean
  readonly kind: 'type' | 'value' | 'dynamic'
}

/** Sources by path from the root of the checkout. */
export type Sources = ReadonlyMap<string, string>

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

const importPattern =
  /^\s*(?:import|export)\s+(?:(?<type>type)\s)?[^;'"]*?\bfrom\s+['"](?<from>[^'"]+)['"]|^\s*import\s+['"](?<bare>[^'"]+)['"]|(?:\bimport\(|new URL\()\s*['"](?<dynamic>[^'"]+)['"]/gm

/** `import { type A } from …` still loads the module, so it counts as a value. */
export function importsIn(path: string, text: string): readonly Import[] {
  return [...withoutComments(text).matchAll(importPattern)].map(({ groups = {} }) => {
    const written = groups['from'] ?? groups['bare'] ?? groups['dynamic'] ?? ''
    const local = written.startsWith('.')
    return {
      target: local ? normalize(join(dirname(path), written)).replaceAll('\\', '/') : written,
      package: !local,
      kind: groups['dynamic'] === undefined ? (groups['type'] ? 'type' : 'value') : 'dynamic',
    }
  })
}

/** All TypeScript sources under the given folders, tests left out. */
export function readSources(root: string, folders: readonly string[]): Sources {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path)),
  )
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/**
 * The first cycle of loading, as a list of paths that ends where it begins; empty where there is none.
 * Type imports load nothing.
 */
export function importCycle(sources: Sources): readonly string[] {
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return []
    for (const { target, kind } of importsIn(path, sources.get(path) ?? '')) {
      if (kind === 'type' || !sources.has(target)) continue
      const cycle = visit(target, [...trail, path])
      if (cycle.length > 0) return cycle
    }
    done.add(path)
    return []
  }
  for (const path of sources.keys()) {
    const cycle = visit(path, [])
    if (cycle.length > 0) return cycle
  }
  return []
}
