import inter400 from './fonts/inter-400.woff2?inline'
import inter700 from './fonts/inter-700.woff2?inline'
import mono400 from './fonts/jetbrains-mono-400.woff2?inline'
import mono700 from './fonts/jetbrains-mono-700.woff2?inline'

const face = (family: string, weight: number, url: string): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};src:url(${url}) format("woff2")}`

/** The page's fonts, so that a figure looks the same wherever it is shown. */
export const fontStyle = [
  face('pvscope Inter', 400, inter400),
  face('pvscope Inter', 700, inter700),
  face('pvscope JetBrains Mono', 400, mono400),
  face('pvscope JetBrains Mono', 700, mono700),
].join('')
