import { folder, frameAddress } from './base.ts'
import { figureOf, join } from './figures.ts'
import { hostWords as words } from './messages.ts'

/** Pixels before the window at which a figure begins to load. */
const ahead = '300px'

/**
 * `<pv-scope src>` or `<pv-scope listing arch backend rules>`: a figure that loads when it comes near, or when
 * somebody asks for it where it has a `poster`. Without this script its content stands: a link.
 */
export class PvScope extends HTMLElement {
  #started = false

  connectedCallback(): void {
    if (this.#started) return
    this.style.display = 'block'
    // The text of the element is there when the page has been read so far.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#prepare(), { once: true })
    } else this.#prepare()
  }

  #prepare(): void {
    if (this.hasAttribute('poster')) return this.#showPoster()
    new IntersectionObserver(
      (entries, observer) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        this.load()
      },
      { rootMargin: ahead },
    ).observe(this)
  }

  #showPoster(): void {
    const button = document.createElement('button')
    const image = document.createElement('img')
    button.type = 'button'
    image.src = this.getAttribute('poster') ?? ''
    image.alt = this.getAttribute('title') ?? words.title
    image.style.cssText = 'display:block;max-width:100%'
    button.append(image, words.show)
    button.addEventListener('click', () => this.load())
    this.replaceChildren(button)
  }

  /** Loads the figure, if it has not been. */
  load(): void {
    if (this.#started) return
    this.#started = true
    const listing = this.getAttribute('listing') ?? this.querySelector('pre')?.textContent
    const frame = document.createElement('iframe')
    frame.src = frameAddress(this)
    frame.title = this.getAttribute('title') ?? words.title
    frame.allow = 'fullscreen; clipboard-write'
    frame.style.cssText = 'display:block;width:100%;border:0'
    frame.style.height = `${Number(this.getAttribute('height')) || 480}px`
    this.replaceChildren(frame)
    const figure = join(frame, this)
    if (listing !== null && listing !== undefined) {
      const [arch, backend, rules] = ['arch', 'backend', 'rules'].map(
        (name) => this.getAttribute(name) ?? undefined,
      )
      void figure.ask({ type: 'pv.setState', state: { listing, arch, backend, rules } }, true)
    }
  }

  /** Goes to a step, counted from 1; of `site` where one is given. */
  step(to: number, site?: number): Promise<unknown> {
    return this.ask({ type: 'pv.step', to, site })
  }

  /** Any request of the protocol. */
  ask(request: object): Promise<unknown> {
    this.load()
    return figureOf(this)?.ask(request) ?? Promise.reject(new Error(words.none(folder.href)))
  }
}
