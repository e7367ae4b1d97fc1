import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const packageFile = createRequire(import.meta.url)
  .resolve('iced-x86/iced_x86.js')
  .replaceAll('\\', '/')

/**
 * Rewrites the CommonJS build of iced-x86 to an ES module that a bundler can shake. Every rewrite
 * throws where its pattern no longer matches, so that a new release cannot be half rewritten.
 */
export function toEsm(source: string): string {
  let code = source
  const rewrite = (pattern: RegExp, replacement: string) => {
    const next = code.replace(pattern, replacement)
    if (next === code) throw new Error(`the layout of iced-x86 has changed: ${pattern}`)
    code = next
  }
  rewrite(/^let imports = \{\};\n.*__wbindgen_placeholder__.*\n/m, 'const glue = {};\n')
  rewrite(/^const \{ TextDecoder, TextEncoder \} = require.*\n/m, '')
  rewrite(/^const path = require\('path'\)[\s\S]*$/m, '')
  rewrite(/^module\.exports\.(__wb\w+) = function/gm, 'glue.$1 = function')
  rewrite(
    /^module\.exports\.([A-Z]\w*) = Object\.freeze\(/gm,
    'export const $1 = /*#__PURE__*/ Object.freeze(',
  )
  rewrite(
    /^module\.exports\.getIcedFeatures = function/gm,
    'export const getIcedFeatures = function',
  )
  rewrite(/^module\.exports\.(\w+) = \1;$/gm, 'export { $1 };')
  if (/module\.exports|require\(/.test(code.replace(/^\s*\*.*$/gm, ''))) {
    throw new Error('the layout of iced-x86 has changed: CommonJS is left over')
  }
  return `${code}
export function __init(source) {
  if (wasm) return;
  const imports = { __wbindgen_placeholder__: glue };
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  wasm = new WebAssembly.Instance(module, imports).exports;
}
export const __memory = () => wasm.memory;
`
}

/** The only files that speak to iced-x86; a test of the layers holds that. */
const callers = ['iced', 'icedEffects', 'icedMemory', 'icedOperands'].map((name) =>
  join(import.meta.dirname, `src/x86/${name}.ts`),
)

const words = (text: string): readonly string[] => text.match(/[A-Za-z_]\w*/g) ?? []

const comment = /^ *\/\*\*\n(?: *\*.*\n)*? *\*\/\n/gm
const member = /^ {4}(?:static )?(?:get |(set ))?(\w+)\([^)]*\) \{\n[\s\S]*?^ {4}\}\n/gm
const assigned = /\.(\w+) = /g

/**
 * A bundler drops functions that nobody calls, but no members of classes: here go those that nobody names, and
 * setters that nobody assigns to.
 */
export function withoutUnnamed(code: string, naming: string): string {
  const bare = code.replace(comment, '')
  const bodies = new Map<string, string>()
  for (const [body, , name = ''] of bare.matchAll(member)) {
    bodies.set(name, (bodies.get(name) ?? '') + body)
  }
  const named = new Set([...words(naming), ...words(bare.replace(member, '')), 'constructor'])
  // What is kept names others: a set that is added to while it is walked through is walked to its end.
  for (const name of named) for (const word of words(bodies.get(name) ?? '')) named.add(word)
  const set = new Set([...`${naming}${bare}`.matchAll(assigned)].map(([, name]) => name))
  return bare.replace(member, (body, setter: string | undefined, name: string) =>
    named.has(name) && (setter === undefined || set.has(name)) ? body : '',
  )
}

/**
 * Enumerations are objects that lead from names to numbers and back. Here each becomes the list of its names, from
 * which the same object is made when it is first loaded: most of the script's bytes were these objects.
 */
export function withListedEnums(code: string): string {
  const listed = code.replace(/Object\.freeze\(\{([^{}]*)\}\)/g, (_, body: string) => {
    let next = 0
    const names = [...body.matchAll(/(?:^|[\s,])([A-Za-z]\w*):(\d+)/g)].map(([, name, digits]) => {
      const value = Number(digits)
      const item = value === next ? name : `${name}:${digits}`
      next = value + 1
      return item
    })
    return `__enumOf(${JSON.stringify(names.join())})`
  })
  return `${listed}
function __enumOf(names) {
  const made = {};
  let value = 0;
  for (const item of names.split(',')) {
    const [name, digits] = item.split(':');
    value = digits === undefined ? value : Number(digits);
    made[name] = value;
    made[value] = name;
    value += 1;
  }
  return Object.freeze(made);
}
`
}

/**
 * Puts the number in the place of each name of an enumeration that a caller spells out, so that those of which nobody
 * asks for names by number need not be loaded.
 */
export function withoutEnumNames(caller: string, library: string): string {
  const numbers = new Map<string, string>()
  for (const [, kind = '', body = ''] of library.matchAll(
    /\.([A-Z]\w*) = Object\.freeze\(\{([^{}]*)\}\)/g,
  )) {
    if (!caller.includes(`iced.${kind}.`)) continue
    for (const [, name, number = ''] of body.matchAll(/(?:^|[\s,])([A-Za-z]\w*):(\d+)/g))
      numbers.set(`iced.${kind}.${name}`, number)
  }
  return caller.replace(/\biced\.[A-Z]\w*\.\w+/g, (spelt) => numbers.get(spelt) ?? spelt)
}

export function icedX86(): Plugin {
  return {
    name: 'iced-x86-esm',
    enforce: 'pre',
    config: () => ({ optimizeDeps: { exclude: ['iced-x86'] } }),
    transform: {
      // Development servers append "?v=hash".
      filter: { id: /\/iced(_x86\.js|\w*\.ts)(\?|$)/ },
      handler(code, id) {
        const file = (id.split('?')[0] ?? '').replaceAll('\\', '/')
        if (callers.some((caller) => caller.replaceAll('\\', '/') === file)) {
          return { code: withoutEnumNames(code, readFileSync(packageFile, 'utf8')), map: null }
        }
        if (file !== packageFile) return
        for (const file of callers) this.addWatchFile(file)
        const naming = callers.map((file) => readFileSync(file, 'utf8')).join('\n')
        return { code: withListedEnums(withoutUnnamed(toEsm(code), naming)), map: null }
      },
    },
  }
}
