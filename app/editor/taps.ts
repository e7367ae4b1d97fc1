import { editor } from 'monaco-editor/editor'

/** Pixels that a finger may move and still has tapped. */
const still = 10
/** To the left and right of the middle of a small sign, a finger has that much of it; up and down, its line. */
const reach = 22

/** Where a sign may stand. Everything else lies beside the text, or over it. */
const places: readonly editor.MouseTargetType[] = [
  editor.MouseTargetType.CONTENT_TEXT,
  editor.MouseTargetType.CONTENT_EMPTY,
]

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
    const target = this.#view.getTargetAtClientPoint(x, y)
    const onText = target !== null && places.includes(target.type)
    this.#taken = this.#tell(onText && this.#isOnSign(x, y), target)
  }

  /** The editor's answer to the same tap takes the focus, which opens the keyboard of the system. */
  readonly #gesture = (event: Event) => {
    if (this.#taken) event.stopPropagation()
  }

  #isOnSign(x: number, y: number): boolean {
    return [...this.#host.querySelectorAll('.pv-toggle')].some((sign) => {
      const { left, width } = sign.getBoundingClientRect()
      const line = (sign.closest('.view-line') ?? sign).getBoundingClientRect()
      return Math.abs(left + width / 2 - x) <= reach && line.top <= y && y < line.bottom
    })
  }
}
