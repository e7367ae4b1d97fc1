/** The window that was opened last: messages go there directly, too, where a channel does not reach. */
let speaker: Window | null = null

/** False where the browser refused. */
export function openSpeaker(): boolean {
  const address = new URL(location.href)
  address.hash = ''
  address.searchParams.set('speaker', '1')
  speaker = window.open(address.href, 'pvscope-speaker', 'popup,width=900,height=700')
  return speaker !== null
}

export const speakerWindow = (): Window | null => (speaker?.closed ? null : speaker)

/** Whether this page is the speaker's window. */
export const isSpeaker = (page: Location): boolean =>
  new URLSearchParams(page.search).has('speaker')
