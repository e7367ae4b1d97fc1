import type { FigurePlace, ForwardedKey, Outgoing } from '../protocol.ts'

type Answer = Outgoing & { readonly id?: string }

/** One frame with a figure, as the page around it deals with it. */
export class Figure {
  readonly frame: HTMLIFrameElement
  /** What the page listens to: the frame, or the element that made it. */
  readonly owner: HTMLElement
  #ready = false
  /** The figure loads when somebody wants it. */
  #asleep = false
  #wanted = false
  #count = 0
  readonly #waiting: object[] = []
  readonly #asked = new Map<string, (answer: Answer) => void>()

  constructor(frame: HTMLIFrameElement, owner: HTMLElement) {
    this.frame = frame
    this.owner = owner
    // A frame that was there before this script has said so already. Who else stands in it may hear this.
    const greet = () => frame.contentWindow?.postMessage({ type: 'pv.hello', v: 1 }, '*')
    frame.addEventListener('load', greet)
    greet()
  }

  /** Origin of the figure; one in a sandbox has none. */
  get #origin(): string {
    const { sandbox, src } = this.frame
    const opaque = this.frame.hasAttribute('sandbox') && !sandbox.contains('allow-same-origin')
    return opaque ? 'null' : new URL(src, location.href).origin
  }

  #post(message: object): void {
    const origin = this.#origin
    this.frame.contentWindow?.postMessage({ ...message, v: 1 }, origin === 'null' ? '*' : origin)
  }

  /** Posts a request as soon as the figure can hear it, `idle` without waking it; the answer, or its error. */
  ask(request: object, idle = false): Promise<Answer> {
    const id = `pv${++this.#count}`
    return new Promise((resolve, reject) => {
      this.#asked.set(id, (answer) =>
        answer.type === 'pv.error' ? reject(new Error(answer.error.message)) : resolve(answer),
      )
      this.#waiting.push({ ...request, id })
      if (!idle) {
        this.#wanted = true
        this.frame.loading = 'eager'
      }
      this.#flush()
    })
  }

  /** Takes a message if it is this figure's. */
  hear({ source, origin, data }: MessageEvent): void {
    if (source !== this.frame.contentWindow || origin !== this.#origin) return
    const message = data as Answer | null
    if (typeof message !== 'object' || message === null) return
    switch (message.type) {
      case 'pv.resize':
        this.#resize(message.height)
        break
      case 'pv.ready':
        this.#start(message.asleep)
        break
      case 'pv.stepChanged':
        this.#tell('pv-step', message)
        break
      case 'pv.key':
        this.#key(message.key)
        break
      case 'pv.release':
        this.frame.blur()
        focus()
    }
    const { id } = message
    if (typeof id !== 'string') return
    this.#asked.get(id)?.(message)
    this.#asked.delete(id)
  }

  #start(asleep = false): void {
    this.#ready = true
    this.#asleep = asleep
    this.#flush()
    if (!asleep) this.#tell('pv-ready', null)
  }

  #flush(): void {
    if (!this.#ready || (this.#asleep && !this.#wanted)) return
    this.#waiting.splice(0).forEach((message) => this.#post(message))
  }

  #resize(height: unknown): void {
    const sane = typeof height === 'number' && height > 0 && height < 20_000
    if (sane) this.frame.style.height = `${Math.ceil(height)}px`
  }

  #key(key: ForwardedKey): void {
    if (new URL(this.frame.src, location.href).searchParams.get('keys') !== 'parent') return
    if (typeof key !== 'object' || key === null || typeof key.key !== 'string') return
    document.dispatchEvent(
      new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }),
    )
  }

  #tell(name: string, detail: FigurePlace | null): void {
    this.owner.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}
