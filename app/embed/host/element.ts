import { frameAddress, passed } from './base.ts'
import type { Figure } from './figure.ts'
import { join } from './figures.ts'
import { hostWords as words } from './messages.ts'
import { givenText } from '../given.ts'

/** Pixels before the window at which a figure begins to load. */
const ahead = '300px'

const make: typeof document.createElement = document.createElement.bind(document)

/** Attributes that a text is shown with. */
const settings = ['arch', 'backend', 'rules'] as const

/**
 * `<pv-scope src>` or `<pv-scope listing arch backend rules>`: a figure that loads when it comes near, or when
 * somebody asks for it where it has a `poster`. Without this script its content stands: a link.
 */
export class PvScope extends HTMLElement {
  static readonly observedAttributes = ['src', 'listing', ...settings, ...passed]

  #figure: Figure | null = null
  /** The text between the tags, which the frame takes the place of. */
  #text: string | undefined

  connectedCallback(): void {
    // A frame that is moved in the page begins anew, and knows nothing of what it was told.
    if (this.#figure) return this.#renew()
    this.style.display = 'block'
    // The text of the element is there when the page has been read so far.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#prepare(), { once: true })
    } else this.#prepare()
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.#figure || before === after) return
    if (name !== 'theme') return this.#renew()
    // Not what a figure that sleeps wakes up for.
    void this.#figure.ask({ type: 'pv.setTheme', theme: after ?? 'auto' }, true)
  }

  /** Once for all attributes that are changed together. */
  #renew(): void {
    this.#figure = null
    queueMicrotask(() => this.isConnected && this.load())
  }

  #prepare(): void {
    const poster = this.getAttribute('poster')
    if (poster !== null) return this.#showPoster(poster)
    new IntersectionObserver(
      (entries, observer) => {
        if (!entries.at(-1)?.isIntersecting) return
        observer.disconnect()
        this.load()
      },
      { rootMargin: ahead },
    ).observe(this)
  }

  #showPoster(poster: string): void {
    this.#keepText()
    const button = make('button')
    const image = make('img')
    button.type = 'button'
    image.src = poster
    image.alt = this.title || words.title
    image.style.cssText = 'display:block;max-width:100%'
    button.append(image, words.show)
    button.onclick = () => this.load()
    this.replaceChildren(button)
  }

  #keepText(): void {
    this.#text ??= this.querySelector('pre')?.textContent
  }

  /** Loads the figure, if it has not been. */
  load(): Figure {
    if (this.#figure) return this.#figure
    this.#keepText()
    const frame = make('iframe')
    const listing = this.getAttribute('listing') ?? this.#text
    const height = Number(this.getAttribute('height')) || 480
    frame.src = frameAddress(this)
    // The figure need not show any other text before.
    if (listing !== undefined) frame.name = givenText
    frame.title = this.title || words.title
    frame.allow = 'fullscreen; clipboard-write'
    frame.style.cssText = `display:block;width:100%;border:0;height:${height}px`
    this.replaceChildren(frame)
    const figure = join(frame, this)
    this.#figure = figure
    if (listing === undefined) return figure
    const state: Record<string, string | undefined> = { listing }
    for (const name of settings) state[name] = this.getAttribute(name) ?? undefined
    void figure.ask({ type: 'pv.setState', state }, true)
    return figure
  }

  /** Goes to a step, counted from 1; of `site` where one is given. */
  step(to: number, site?: number): Promise<unknown> {
    return this.ask({ type: 'pv.step', to, site })
  }

  /** Any request of the protocol. */
  ask(request: object): Promise<unknown> {
    return this.load().ask(request)
  }
}
