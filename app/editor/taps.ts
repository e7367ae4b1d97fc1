import type { editor } from 'monaco-editor/editor'

/** Pixels that a finger may move and still has tapped. */
const still = 10
/** To every side of the middle of a small sign, a finger has that much of it. */
const reach = 22

/** Returns whether the tap was about something else than the text. */
type Tell = (onSign: boolean, target: editor.IMouseTarget | null) => boolean

/**
 * Taps of a finger. The editor only moves its cursor at one, and on some systems does not tell that anything was
 * pressed; where it does, by a mouse that the browser makes up, `byFinger` tells it apart.
 */
export class Taps {
  /** Whether what is pressed now is so by a finger. */
  byFinger = false
  readonly #view: editor.ICodeEditor
  readonly #host: HTMLElement
  readonly #tell: Tell
  #from: PointerEvent | null = null
  #taken = false

  constructor(view: editor.ICodeEditor, host: HTMLElement, tell: Tell) {
    this.#view = view
    this.#host = host
    this.#tell = tell
    host.addEventListener('pointerdown', this.#down, true)
    host.addEventListener('pointerup', this.#up, true)
    host.addEventListener('-monaco-gesturetap', this.#gesture, true)
  }

  dispose(): void {
    this.#host.removeEventListener('pointerdown', this.#down, true)
    this.#host.removeEventListener('pointerup', this.#up, true)
    this.#host.removeEventListener('-monaco-gesturetap', this.#gesture, true)
  }

  readonly #down = (event: PointerEvent) => {
    this.byFinger = event.pointerType === 'touch'
    this.#taken = false
    this.#from = this.byFinger && event.isPrimary ? event : null
  }

  readonly #up = ({ clientX: x, clientY: y }: PointerEvent) => {
    const from = this.#from
    this.#from = null
    if (!from || Math.hypot(x - from.clientX, y - from.clientY) > still) return
    const sign = this.#signAt(x, y)
    const [left, top] = sign ? middleOf(sign) : [x, y]
    this.#taken = this.#tell(sign !== null, this.#view.getTargetAtClientPoint(left, top))
  }

  /** The editor's answer to the same tap takes the focus, which opens the keyboard of the system. */
  readonly #gesture = (event: Event) => {
    if (this.#taken) event.stopPropagation()
  }

  /** The nearest sign within reach. */
  #signAt(x: number, y: number): HTMLElement | null {
    let [nearest, least]: [HTMLElement | null, number] = [null, reach]
    for (const sign of this.#host.querySelectorAll<HTMLElement>('.pv-toggle')) {
      const [left, top] = middleOf(sign)
      const away = Math.max(Math.abs(left - x), Math.abs(top - y))
      if (away <= least) [nearest, least] = [sign, away]
    }
    return nearest
  }
}

function middleOf(element: Element): readonly [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect()
  return [left + width / 2, top + height / 2]
}
