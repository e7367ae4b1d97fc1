import type { FigurePlace } from '../protocol.ts'
import { PvScope } from './element.ts'
import { joinFrames, listen } from './figures.ts'
import { driveByProse } from './prose.ts'

declare global {
  interface DocumentEventMap {
    'pv-step': CustomEvent<FigurePlace>
    'pv-ready': CustomEvent<null>
  }
}

// A page may include the script once for each figure.
if (!customElements.get('pv-scope')) {
  listen()
  customElements.define('pv-scope', PvScope)
  driveByProse()
  joinFrames()
}
