import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** One package that is in what we publish. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** SPDX. */
  readonly licence: string
  readonly text: string
}

const root = join(import.meta.dirname, '../..')

/** Copied into `app/styles/fonts` and `app/figures/fonts`, which no bundle shows. */
const fonts = ['@fontsource-variable/inter', '@fontsource/jetbrains-mono']

/** Types alone: nothing of them is in a bundle. */
const isTypes = (name: string) => name.startsWith('@types/') || name === 'csstype'

/** Names of all that package.json's dependencies bring with them, by the lock file. */
function shippedNames(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>
  }
  const names = Object.entries(packages).flatMap(([path, { dev }]) =>
    path === '' || dev ? [] : [path.replace(/^.*node_modules\//, '')],
  )
  return [...names.filter((name) => !isTypes(name)), ...fonts].toSorted()
}

/** The licence, and what the package in its turn has taken from others. */
function textOf(folder: string): string {
  const files = readdirSync(folder).filter((file) =>
    /^(?:licen[cs]e(?:\.\w+)?|copying|notice|thirdpartynotices)(?:\.\w+)?$/i.test(file),
  )
  return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
}

/** Everything that is shipped, by name. */
export const shippedLicences = (): readonly Licence[] =>
  shippedNames().map((name) => {
    const folder = join(root, 'node_modules', name)
    const { version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as Readonly<Record<'version' | 'license', string>>
    return { name, version, licence: license, text: textOf(folder) }
  })

const virtual = 'virtual:licences'

/** The package that a module comes from; null for our own and for what the bundler makes. */
const packageOf = (id: string): string | null =>
  /.*node_modules\/((?:@[^/]+\/)?[^/?]+)/.exec(id)?.[1] ?? null

/** `virtual:licences` lists what is shipped; a build with a package that is not listed fails. */
export const licences = (): Plugin => ({
  name: 'pvscope-licences',
  resolveId: (id) => (id === virtual ? `\0${virtual}` : null),
  load: (id) =>
    id === `\0${virtual}` ? `export const licences = ${JSON.stringify(shippedLicences())}` : null,
  generateBundle(_, bundle) {
    const listed = new Set(shippedNames())
    const modules = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk' ? file.moduleIds : [],
    )
    const unlisted = modules.map(packageOf).find((name) => name !== null && !listed.has(name))
    if (unlisted) this.error(`${unlisted} is shipped, but is no dependency in package.json`)
  },
})
