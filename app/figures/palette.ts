import type { Tone } from '../ui/tone.ts'

export const figureThemes = ['light', 'dark'] as const
export type FigureTheme = (typeof figureThemes)[number]

type ColorName =
  | Tone
  | 'background'
  | 'panel'
  | 'raised'
  | 'line'
  | 'text'
  | 'muted'
  | 'faint'
  | 'edge'
  | 'live'
  | 'syntax-mnemonic'
  | 'syntax-register'
  | 'syntax-macro'

export type Palette = Readonly<Record<ColorName, string>>

/** Those of styles/tokens.css; a test compares them. A figure stands alone, so it names its colours itself. */
export const palettes: Readonly<Record<FigureTheme, Palette>> = {
  dark: {
    background: '#0f1216',
    panel: '#151a20',
    raised: '#1b222a',
    line: '#2a333d',
    text: '#e8edf2',
    muted: '#94a3b3',
    faint: '#8593a1',
    edge: '#66757f',
    inline: '#5fdcb0',
    thunk: '#fed350',
    'c-call': '#e0854a',
    nop: '#b9cdd4',
    jump: '#d3bcfc',
    keep: '#95a2af',
    live: '#4e9bf5',
    destroyed: '#ff5c99',
    'syntax-mnemonic': '#8ab4ff',
    'syntax-register': '#e6c07b',
    'syntax-macro': '#d7a1ff',
  },
  light: {
    background: '#f6f7f9',
    panel: '#ffffff',
    raised: '#f0f2f5',
    line: '#d9dee4',
    text: '#14202b',
    muted: '#51606f',
    faint: '#566470',
    edge: '#7a8794',
    inline: '#17694d',
    thunk: '#8a5700',
    'c-call': '#7a2a0c',
    nop: '#2b4d61',
    jump: '#402778',
    keep: '#576572',
    live: '#2f5fb3',
    destroyed: '#a31147',
    'syntax-mnemonic': '#0550ae',
    'syntax-register': '#7d5200',
    'syntax-macro': '#7b2fb5',
  },
}

const channels = (color: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))

/** `share` (0 to 1) of one colour over another: what color-mix does in the page. */
export function mixed(color: string, share: number, under: string): string {
  const below = channels(under)
  const sum = channels(color).map((value, at) =>
    Math.round(value * share + (below[at] ?? 0) * (1 - share)),
  )
  return `#${sum.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
