/** The window that was opened last: messages go there directly, too, where a channel does not reach. */
let speaker: Window | null = null

const parameter = 'speaker'
const key = 'pvscope-presentation'
const made = String(Math.random()).slice(2)

/** Tells this presentation from those in other tabs; the same after a reload. */
export function presentationId(): string {
  try {
    const id = sessionStorage.getItem(key) ?? made
    sessionStorage.setItem(key, id)
    return id
  } catch {
    return made
  }
}

/** False where the browser refused. */
export function openSpeaker(): boolean {
  const address = new URL(location.href)
  address.hash = ''
  address.searchParams.set(parameter, presentationId())
  speaker = window.open(
    address.href,
    `pvscope-speaker-${presentationId()}`,
    'popup,width=900,height=700',
  )
  return speaker !== null
}

export const speakerWindow = (): Window | null => (speaker?.closed ? null : speaker)

/** The presentation whose speaker's window this page is; null where it is none. */
export const speakerOf = (page: Location): string | null =>
  new URLSearchParams(page.search).get(parameter)
