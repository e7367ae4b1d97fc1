import { createRequire } from 'node:module'
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

export function icedX86(): Plugin {
  return {
    name: 'iced-x86-esm',
    enforce: 'pre',
    config: () => ({ optimizeDeps: { exclude: ['iced-x86'] } }),
    transform: {
      // Development servers append "?v=hash".
      filter: { id: /iced_x86\.js(\?|$)/ },
      handler(code, id) {
        if ((id.split('?')[0] ?? '').replaceAll('\\', '/') !== packageFile) return
        return { code: toEsm(code), map: null }
      },
    },
  }
}
