// node scripts/fonts.mjs: makes the small fonts in app/styles/fonts again, with fontTools and its brotli (Python).
// They hold the signs that the page itself writes; other Latin letters come from the whole fonts where a text has them.
// Their output is committed, so that nothing of this is needed to build.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const target = join(root, 'app/styles/fonts')
const python = process.env.PVSCOPE_PYTHON ?? 'python3'

/** ASCII and the signs of our sentences. The same ranges stand in app/styles/fonts.css. */
const signs =
  'U+20-7E,U+A0,U+B7,U+D7,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026,U+2191,U+2193,U+2212'

/** What nearly every picture is written with, and the rest of `signs`, which is loaded where a text has some of it. */
const usual = {
  words:
    'U+20,U+27-29,U+2B-2F,U+30-3B,U+3D,U+3F,U+41-5A,U+5F,U+61-7A,U+A0,U+B7,U+2019,U+2026,U+2212',
  wordSigns:
    'U+21-26,U+2A,U+3C,U+3E,U+40,U+5B-5E,U+60,U+7B-7E,U+D7,U+2013,U+2014,U+2018,U+201C,U+201D,U+2191,U+2193',
  code: 'U+20,U+2E,U+30-39,U+41-5A,U+5F,U+61-7A',
  codeSigns:
    'U+21-2D,U+2F,U+3A-40,U+5B-5E,U+60,U+7B-7E,U+A0,U+B7,U+D7,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026,U+2191,U+2193,U+2212',
}

const inter = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'
const mono = (weight) =>
  `@fontsource/jetbrains-mono/files/jetbrains-mono-latin-${weight}-normal.woff2`

/** Code has no ligatures here, so nothing is kept that makes them; `axes`: of a variable font what the page writes in. */
const words = { source: inter, features: 'kern,tnum', axes: ['wght=400:700'] }
const code = (weight) => ({ source: mono(weight), features: '', axes: [] })

const fonts = [
  { ...words, name: 'inter.woff2', letters: usual.words },
  { ...words, name: 'inter-signs.woff2', letters: usual.wordSigns },
  { ...code(400), name: 'mono-400.woff2', letters: signs },
  { ...code(700), name: 'mono-700.woff2', letters: usual.code },
  { ...code(700), name: 'mono-700-signs.woff2', letters: usual.codeSigns },
]

function fontTools(tool, options) {
  const { status, error } = spawnSync(python, ['-m', `fontTools.${tool}`, ...options], {
    stdio: 'inherit',
  })
  if (error || status !== 0) throw new Error(`fontTools.${tool} did not work`)
}

mkdirSync(target, { recursive: true })
for (const { source, name, letters, features, axes } of fonts) {
  const output = `--output-file=${join(target, name)}`
  const cut = ['--flavor=woff2', `--unicodes=${letters}`, `--layout-features=${features}`]
  const whole = join(root, 'node_modules', source)
  const limited = axes.length === 0 ? whole : join(tmpdir(), name)
  if (axes.length > 0) fontTools('varLib.instancer', [whole, ...axes, `--output=${limited}`])
  fontTools('subset', [limited, ...cut, '--no-hinting', output])
}
